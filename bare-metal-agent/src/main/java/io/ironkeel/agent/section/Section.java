package io.ironkeel.agent.section;

import io.ironkeel.api.machineconfig.MachineConfigSpec;
import java.util.List;

/**
 * One concern of the machine: looks at the machine, plans what is to be done, does it. Only {@link
 * #apply} touches anything.
 */
public interface Section<A extends Action> {

  /** As people know it from messages and {@code ironkeel-agent plan}, for example links. */
  String name();

  /**
   * Whether the configuration has something for this section to do. Without it the section still
   * gives back what it had done.
   */
  boolean isAskedFor(MachineConfigSpec config);

  /** Looks at the machine and says what is left to do. */
  SectionPlan<A> plan(MachineConfigSpec config);

  /** Carries out a plan as far as it can; says what failed, a sentence each. */
  List<String> apply(List<A> actions);
}
