package io.ironkeel.agent.section;

import java.util.List;

/**
 * What is to be done to the machine in one section.
 *
 * @param actions in the order in which they must happen
 * @param unmet what cannot be had on this machine as it is, one sentence each; everything else is
 *     planned
 */
public record SectionPlan<A extends Action>(List<A> actions, List<String> unmet) {

  public SectionPlan {
    actions = List.copyOf(actions);
    unmet = List.copyOf(unmet);
  }
}
