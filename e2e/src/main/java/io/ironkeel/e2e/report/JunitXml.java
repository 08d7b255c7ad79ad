package io.ironkeel.e2e.report;

import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the XML that Surefire and the JUnit console write. */
public final class JunitXml {
  private static final int MAX_MESSAGE = 500;

  private JunitXml() {}

  /**
   * The test cases of one file.
   *
   * @throws XMLStreamException when the file is not whole, as after a crash of its writer
   */
  public static List<TestCase> read(Reader xml) throws XMLStreamException {
    var factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    var cases = new ArrayList<TestCase>();
    var reader = factory.createXMLStreamReader(xml);
    while (reader.hasNext()) {
      if (reader.next() == XMLStreamConstants.START_ELEMENT
          && reader.getLocalName().equals("testcase")) {
        cases.add(testCase(reader));
      }
    }
    return List.copyOf(cases);
  }

  private static TestCase testCase(XMLStreamReader reader) throws XMLStreamException {
    var result =
        new TestCase(attribute(reader, "classname"), attribute(reader, "name"), Outcome.PASSED, "");
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals("testcase")) {
        break;
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        result = withOutcome(result, reader);
      }
    }
    return result;
  }

  private static TestCase withOutcome(TestCase testCase, XMLStreamReader reader)
      throws XMLStreamException {
    return switch (reader.getLocalName()) {
      case "failure", "error" -> testCase.failed(message(reader));
      case "skipped" ->
          new TestCase(testCase.className(), testCase.name(), Outcome.SKIPPED, message(reader));
      default -> testCase;
    };
  }

  /** What was said, in one line: from the attribute or else the text without its stack trace. */
  private static String message(XMLStreamReader reader) throws XMLStreamException {
    var attribute = attribute(reader, "message");
    var text = reader.getElementText();
    var lines = (attribute.isBlank() ? text : attribute).lines().map(String::strip);
    var said =
        lines
            .takeWhile(line -> !line.startsWith("at "))
            .filter(line -> !line.isEmpty())
            .collect(Collectors.joining(" "));
    if (said.isEmpty()) {
      return "no reason given";
    }
    return said.length() <= MAX_MESSAGE ? said : said.substring(0, MAX_MESSAGE) + "…";
  }

  private static String attribute(XMLStreamReader reader, String name) {
    var value = reader.getAttributeValue(null, name);
    return value == null ? "" : value;
  }
}
