package io.ironkeel.agent.section;

import java.util.List;

/**
 * What came of an attempt to make the machine what a configuration says in one section.
 *
 * @param changes number of actions that worked
 * @param unmet what the machine does not have; nothing to retry
 * @param failures what was tried and failed; to be retried
 */
public record SectionResult(
    String section, int changes, List<String> unmet, List<String> failures) {

  public SectionResult {
    unmet = List.copyOf(unmet);
    failures = List.copyOf(failures);
  }

  public static SectionResult failed(String section, String failure) {
    return new SectionResult(section, 0, List.of(), List.of(failure));
  }
}
