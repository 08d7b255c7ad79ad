package io.ironkeel.agent.section;

import io.ironkeel.api.machineconfig.MachineConfigSpec;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plans and applies one section until a look at the machine finds nothing left to do. */
final class Rounds {

  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  /**
   * How often the machine is looked at and changed before giving up: one change can undo another,
   * which only the next look shows. Removing an address, for example, can take its whole subnet
   * along (sysctl promote_secondaries).
   */
  private static final int LIMIT = 3;

  private Rounds() {}

  static <A extends Action> SectionResult converge(Section<A> section, MachineConfigSpec config) {
    try {
      return attempt(section, config);
    } catch (RuntimeException e) {
      LOG.atWarn().setCause(e).log("section " + section.name() + " failed");
      return SectionResult.failed(section.name(), section.name() + ": " + e.getMessage());
    }
  }

  private static <A extends Action> SectionResult attempt(
      Section<A> section, MachineConfigSpec config) {
    var plan = section.plan(config);
    var failures = List.<String>of();
    var changes = 0;
    for (var round = 0; round < LIMIT && !plan.actions().isEmpty(); round++) {
      plan.actions().forEach(action -> LOG.atInfo().log(action.text()));
      failures = section.apply(plan.actions());
      changes += plan.actions().size() - failures.size();
      plan = section.plan(config);
    }
    if (plan.actions().isEmpty()) {
      failures = List.of();
    } else if (failures.isEmpty()) {
      failures = plan.actions().stream().map(action -> "had no effect: " + action.text()).toList();
    }
    return new SectionResult(section.name(), changes, plan.unmet(), failures);
  }
}
