package io.ironkeel.e2e;

import java.nio.file.Path;

/** A process or machine ended though nobody asked it to: what is awaited from it cannot come. */
public class DiedException extends IllegalStateException {

  public DiedException(String what, Path log) {
    super("%s died. The end of %s:%n%s".formatted(what, log, LogTail.of(log, 40)));
  }
}
