package io.ironkeel.e2e.bench;

import java.util.Locale;

/**
 * One number of a benchmark.
 *
 * @param key as in the JSON output; the unit is its ending
 * @param meaning what was measured, in a few words
 * @param limit what the number is held against
 */
public record Figure(String key, double value, String meaning, Limit limit) {

  /** A bound of a figure. */
  public sealed interface Limit {

    boolean holds(double value);

    String text();
  }

  /** At most this much. */
  public record AtMost(double bound) implements Limit {
    @Override
    public boolean holds(double value) {
      return value <= bound;
    }

    @Override
    public String text() {
      return "<= " + number(bound);
    }
  }

  /** At least this much. */
  public record AtLeast(double bound) implements Limit {
    @Override
    public boolean holds(double value) {
      return value >= bound;
    }

    @Override
    public String text() {
      return ">= " + number(bound);
    }
  }

  /** Said only to understand the others. */
  public record None() implements Limit {
    @Override
    public boolean holds(double value) {
      return true;
    }

    @Override
    public String text() {
      return "";
    }
  }

  static Figure atMost(String key, double value, double bound, String meaning) {
    return new Figure(key, value, meaning, new AtMost(bound));
  }

  static Figure atLeast(String key, double value, double bound, String meaning) {
    return new Figure(key, value, meaning, new AtLeast(bound));
  }

  static Figure only(String key, double value, String meaning) {
    return new Figure(key, value, meaning, new None());
  }

  public boolean holds() {
    return limit.holds(value);
  }

  static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.2f", value);
  }
}
