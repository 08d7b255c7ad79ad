package io.ironkeel.e2e.report;

import java.util.List;
import java.util.Optional;

/**
 * A line of the committed list: a scenario that has to run at every landing.
 *
 * @param id {@code fully.qualified.Class#method}
 * @param skippable why a machine may be unable to run it, or empty when it must run everywhere
 */
public record Scenario(String id, Optional<String> skippable) {
  private static final String SKIPPABLE = " skippable:";

  /** The scenarios of the list; empty lines and those that begin with # say nothing. */
  public static List<Scenario> parse(List<String> lines) {
    return lines.stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(Scenario::parseLine)
        .toList();
  }

  private static Scenario parseLine(String line) {
    int mark = line.indexOf(SKIPPABLE);
    if (mark < 0) {
      return new Scenario(line, Optional.empty());
    }
    var reason = line.substring(mark + SKIPPABLE.length()).strip();
    return new Scenario(line.substring(0, mark).strip(), Optional.of(reason));
  }
}
