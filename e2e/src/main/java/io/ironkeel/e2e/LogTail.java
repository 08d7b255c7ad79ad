package io.ironkeel.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The end of a log, for failure messages. */
public final class LogTail {

  private LogTail() {}

  /** The last lines of a file, or a sentence that says why there are none. */
  public static String of(Path log, int lines) {
    try {
      var all = Files.readString(log, StandardCharsets.ISO_8859_1).lines().toList();
      return all.stream()
          .skip(Math.max(0, all.size() - lines))
          .collect(Collectors.joining(System.lineSeparator()));
    } catch (IOException unreadable) {
      return "(cannot be read: " + unreadable + ")";
    }
  }
}
