package io.ironkeel.e2e.report;

/**
 * One executed test case.
 *
 * @param className the fully qualified class
 * @param name the name as the test engine reported it, with parameters and index
 * @param outcome how it ended
 * @param message why it failed or was skipped: one line, empty when it passed
 */
public record TestCase(String className, String name, Outcome outcome, String message) {

  /** The case as the committed list names it: {@code Class#method}, without parameters or index. */
  public String scenario() {
    var method = name.split("[(\\[{ ]", 2)[0];
    return className + "#" + method;
  }

  /** The case as a person looks for it: class and full name. */
  public String title() {
    return name.isEmpty() ? className : className + "#" + name;
  }

  /** The same case, failed for the given reason. */
  public TestCase failed(String reason) {
    return new TestCase(className, name, Outcome.FAILED, reason);
  }
}
