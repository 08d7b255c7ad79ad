package io.ironkeel.agent.routing;

/** A text in FRR's form: what belongs to a context is indented under it. */
final class FrrText {

  private final StringBuilder text = new StringBuilder();
  private int depth;

  void line(String format, Object... values) {
    text.append(" ".repeat(depth)).append(format.formatted(values)).append('\n');
  }

  /** Only when there is a value. */
  void optional(String format, Object value) {
    if (value != null) {
      line(format, value);
    }
  }

  void begin(String format, Object... values) {
    line(format, values);
    depth++;
  }

  /**
   * @param word with which FRR leaves the context
   */
  void end(String word) {
    text.append(" ".repeat(word.equals("exit") ? 0 : depth)).append(word).append('\n');
    depth--;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
