package io.ironkeel.agent.links;

import java.util.List;

/**
 * What came of an attempt to make the machine what a configuration says.
 *
 * @param changes number of actions that worked
 * @param unmet what the machine does not have; nothing to retry
 * @param failures what was tried and failed; to be retried
 */
public record Convergence(int changes, List<String> unmet, List<String> failures) {

  public boolean complete() {
    return unmet.isEmpty() && failures.isEmpty();
  }
}
