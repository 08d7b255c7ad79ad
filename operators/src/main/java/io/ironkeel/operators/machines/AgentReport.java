package io.ironkeel.operators.machines;

import static io.ironkeel.api.condition.ConditionDraft.isFalse;
import static io.ironkeel.api.condition.ConditionDraft.isTrue;
import static io.ironkeel.api.condition.Conditions.READY;
import static io.ironkeel.api.condition.Conditions.STALLED;

import io.ironkeel.api.condition.Condition;
import io.ironkeel.api.condition.ConditionDraft;
import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.machine.MachineReason;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machineconfig.MachineConfigReason;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.machineconfig.MachineConfigStatus;
import io.ironkeel.api.machineconfig.SectionStatus;
import io.ironkeel.operators.kubernetes.Outlook;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the agent says of exactly the configuration that is wanted now. */
record AgentReport(MachineConfigSpec desired, MachineConfigStatus status) {

  /** The agent's sections that make a network. */
  private static final Set<String> NETWORK = Set.of("links", "routes", "rules");

  /** What its sections say counts only where nothing was undone or left out. */
  private static final Set<String> ABOUT_ALL_SECTIONS =
      Set.of(
          MachineConfigReason.REJECTED,
          MachineConfigReason.DEFERRED,
          MachineConfigReason.NOT_UNDERSTOOD);

  static Optional<AgentReport> on(MachineConfigSpec desired, Optional<MachineConfig> existing) {
    return existing
        .filter(config -> config.getSpec().equals(desired))
        .flatMap(
            config ->
                Optional.ofNullable(config.getStatus())
                    .filter(
                        status ->
                            config
                                .getMetadata()
                                .getGeneration()
                                .equals(status.observedGeneration())))
        .map(status -> new AgentReport(desired, status));
  }

  boolean applied() {
    return Conditions.isTrue(status.conditions(), READY)
        && desired.hash().equals(status.appliedHash());
  }

  /** The agent's own words; its reasons are the machine's. */
  Outlook outlook(MachineName machine) {
    if (applied()) {
      return Outlook.ready(
          MachineReason.APPLIED, "The agent applied configuration " + desired.hash() + ".");
    }
    return Conditions.isTrue(status.conditions(), STALLED)
        ? Outlook.blocked(reason().orElse(MachineReason.NOT_ON_MACHINE), message(machine))
        : Outlook.working(reason().orElse(MachineReason.APPLY_FAILED), message(machine));
  }

  ConditionDraft network(String type, MachineName machine) {
    var all = reason().filter(ABOUT_ALL_SECTIONS::contains);
    if (all.isPresent()) {
      return isFalse(type, all.get(), message(machine));
    }
    var failed = messages("Failed");
    if (!failed.isEmpty()) {
      return isFalse(type, MachineReason.APPLY_FAILED, failed);
    }
    var unmet = messages("Unmet");
    if (!unmet.isEmpty()) {
      return isFalse(type, MachineReason.NOT_ON_MACHINE, unmet);
    }
    return applied() || network().findAny().isPresent()
        ? isTrue(type, MachineReason.APPLIED, "The machine's links and routes are as asked.")
        : isFalse(type, reason().orElse(MachineReason.APPLYING), message(machine));
  }

  private Optional<String> reason() {
    return Conditions.find(status.conditions(), READY)
        .filter(ready -> !ready.status().equals("True"))
        .map(Condition::reason);
  }

  private String message(MachineName machine) {
    if (reason().filter(MachineConfigReason.REJECTED::equals).isPresent()
        && status.lastRejected() != null) {
      return ("The agent on %s tried configuration %s and undid it: %s Change spec, or repair what is in the way and"
              + " ask again: kubectl annotate %s ironkeel.io/retry=$(date +%%s) --overwrite.")
          .formatted(
              machine.name(),
              status.lastRejected().hash(),
              status.lastRejected().message(),
              machine.resource());
    }
    return Conditions.find(status.conditions(), READY)
        .map(Condition::message)
        .orElse("The agent reported no reason.");
  }

  private String messages(String state) {
    return network()
        .filter(section -> section.state().equals(state))
        .map(section -> Optional.ofNullable(section.message()).orElse(section.name() + "."))
        .collect(Collectors.joining(" "));
  }

  private Stream<SectionStatus> network() {
    return status.sections().stream().filter(section -> NETWORK.contains(section.name()));
  }
}
