package io.ironkeel.agent.inventory;

import java.util.Optional;

/**
 * What hardware and neighbours call themselves may be anything. It is made fit for the API, because
 * one name too long would have the whole report refused.
 */
final class Text {

  static final int NAME_MAX = 128;

  private Text() {}

  /** Without control characters and outer blanks, cut to the length; null when nothing is left. */
  static String fit(String text, int length) {
    if (text == null) {
      return null;
    }
    var printable = text.replaceAll("\\p{Cntrl}", "").strip();
    if (printable.isEmpty()) {
      return null;
    }
    var end =
        printable.offsetByCodePoints(
            0, Math.min(length, printable.codePointCount(0, printable.length())));
    return printable.substring(0, end).strip();
  }

  static String fit(Optional<String> text, int length) {
    return fit(text.orElse(null), length);
  }
}
