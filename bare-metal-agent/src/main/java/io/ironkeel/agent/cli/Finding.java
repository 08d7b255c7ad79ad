package io.ironkeel.agent.cli;

/**
 * What one check of {@code diagnose} found.
 *
 * @param next what to do; empty when all is well
 */
record Finding(String check, Level level, String text, String next) {

  /** How bad it is. */
  enum Level {
    OK,
    /** The agent works, but not as it should. */
    WARN,
    /** The agent cannot do its work. */
    FAIL
  }

  static Finding ok(String check, String text) {
    return new Finding(check, Level.OK, text, "");
  }

  static Finding warn(String check, String text, String next) {
    return new Finding(check, Level.WARN, text, next);
  }

  static Finding fail(String check, String text, String next) {
    return new Finding(check, Level.FAIL, text, next);
  }
}
