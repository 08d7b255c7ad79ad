package io.ironkeel.e2e.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/**
 * What the result folders of a stage hold.
 *
 * @param cases every test case in them
 * @param unreadable the files that could not be read
 */
public record ResultFiles(List<TestCase> cases, List<String> unreadable) {

  /** Reads {@code TEST-*.xml} of the folders; one that does not exist holds nothing. */
  public static ResultFiles in(List<Path> folders) {
    var cases = new ArrayList<TestCase>();
    var unreadable = new ArrayList<String>();
    for (var file : folders.stream().flatMap(folder -> filesOf(folder).stream()).toList()) {
      try (var reader = Files.newBufferedReader(file)) {
        cases.addAll(JunitXml.read(reader));
      } catch (IOException | XMLStreamException e) {
        unreadable.add(file.toString());
      }
    }
    return new ResultFiles(List.copyOf(cases), List.copyOf(unreadable));
  }

  private static List<Path> filesOf(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.newDirectoryStream(folder, "TEST-*.xml")) {
      var found = new ArrayList<Path>();
      files.forEach(found::add);
      return found.stream().sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }
}
