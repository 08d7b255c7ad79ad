package io.ironkeel.operators.machines;

import static io.ironkeel.api.condition.ConditionDraft.isFalse;
import static io.ironkeel.api.condition.ConditionDraft.isTrue;
import static io.ironkeel.api.condition.Conditions.READY;
import static io.ironkeel.api.condition.Conditions.RECONCILING;
import static io.ironkeel.api.condition.Conditions.STALLED;

import io.ironkeel.api.condition.Condition;
import io.ironkeel.api.condition.ConditionDraft;
import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.host.HostReason;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.machineconfig.MachineConfigStatus;
import java.util.List;
import java.util.Optional;

/** From what stands in the way, and what the agent reports, to the conditions of a host. */
final class HostConditions {

  private HostConditions() {}

  static List<ConditionDraft> blocked(HostCheck.Finding finding) {
    return finding.waits()
        ? inProgress(finding.reason(), finding.message())
        : stalled(finding.reason(), finding.message());
  }

  static List<ConditionDraft> fromAgent(
      String machine, MachineConfigSpec desired, Optional<MachineConfig> existing) {
    var report = existing.flatMap(config -> reportOn(desired, config));
    if (report.isEmpty()) {
      return inProgress(
          HostReason.APPLYING,
          ("The agent on %s has not reported on configuration %s yet; if this lasts, look at the agent:"
                  + " journalctl -u ironkeel-agent.")
              .formatted(machine, desired.hash()));
    }
    var conditions = report.get().conditions();
    if (Conditions.isTrue(conditions, READY) && desired.hash().equals(report.get().appliedHash())) {
      return List.of(
          isTrue(
              READY, HostReason.APPLIED, "The agent applied configuration " + desired.hash() + "."),
          isFalse(RECONCILING, HostReason.UP_TO_DATE, "Nothing is left to do."),
          isFalse(STALLED, HostReason.NOTHING_BLOCKS, "Nothing waits for a person."));
    }
    var message =
        Conditions.find(conditions, READY)
            .map(Condition::message)
            .orElse("The agent reported no reason.");
    return Conditions.isTrue(conditions, STALLED)
        ? stalled(HostReason.NOT_ON_MACHINE, message)
        : inProgress(HostReason.APPLY_FAILED, message);
  }

  /** The agent's report, if it is about exactly this configuration. */
  private static Optional<MachineConfigStatus> reportOn(
      MachineConfigSpec desired, MachineConfig config) {
    return Optional.ofNullable(config.getStatus())
        .filter(status -> config.getSpec().equals(desired))
        .filter(status -> config.getMetadata().getGeneration().equals(status.observedGeneration()));
  }

  static List<ConditionDraft> inProgress(String reason, String message) {
    return List.of(
        isFalse(READY, reason, message),
        isTrue(RECONCILING, reason, message),
        isFalse(STALLED, HostReason.NOTHING_BLOCKS, "Nothing waits for a person."));
  }

  private static List<ConditionDraft> stalled(String reason, String message) {
    return List.of(
        isFalse(READY, reason, message),
        isFalse(RECONCILING, HostReason.BLOCKED, "Waits for a person, see Stalled."),
        isTrue(STALLED, reason, message));
  }
}
