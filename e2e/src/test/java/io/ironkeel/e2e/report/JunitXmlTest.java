package io.ironkeel.e2e.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;

class JunitXmlTest {

  @Test
  void readsPassedFailedBrokenAndSkippedCases() throws Exception {
    var cases =
        read(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuite name="s" tests="4">
              <properties><property name="a" value="b"/></properties>
              <testcase name="works" classname="a.B" time="0.1"><system-out>x</system-out></testcase>
              <testcase name="fails" classname="a.B">
                <failure message="expected 1&#10;but was 2" type="E">trace</failure>
              </testcase>
              <testcase name="breaks" classname="a.B"><error type="E"><![CDATA[
                java.lang.Error: no disk
                at x]]></error><system-err>y</system-err></testcase>
              <testcase name="waits()" classname="a.B"><skipped><![CDATA[no Docker]]></skipped></testcase>
            </testsuite>
            """);

    assertThat(cases)
        .containsExactly(
            new TestCase("a.B", "works", Outcome.PASSED, ""),
            new TestCase("a.B", "fails", Outcome.FAILED, "expected 1 but was 2"),
            new TestCase("a.B", "breaks", Outcome.FAILED, "java.lang.Error: no disk"),
            new TestCase("a.B", "waits()", Outcome.SKIPPED, "no Docker"));
  }

  @Test
  void aCaseThatPassedWhenRepeatedPassed() throws Exception {
    var cases =
        read(
            "<testsuite><testcase name='t' classname='C'><flakyFailure message='m'>"
                + "<stackTrace>s</stackTrace></flakyFailure></testcase></testsuite>");

    assertThat(cases).extracting(TestCase::outcome).containsExactly(Outcome.PASSED);
  }

  @Test
  void aFileThatWasCutOffIsRefused() {
    assertThatThrownBy(() -> read("<testsuite><testcase name='t' classname='C'>"))
        .isInstanceOf(XMLStreamException.class);
  }

  private static List<TestCase> read(String xml) throws XMLStreamException {
    return JunitXml.read(new StringReader(xml));
  }
}
