package io.ironkeel.agent;

import static io.ironkeel.api.condition.ConditionDraft.isFalse;
import static io.ironkeel.api.condition.ConditionDraft.isTrue;
import static io.ironkeel.api.condition.Conditions.READY;
import static io.ironkeel.api.condition.Conditions.RECONCILING;
import static io.ironkeel.api.condition.Conditions.STALLED;

import io.ironkeel.agent.section.Convergence;
import io.ironkeel.agent.section.SectionResult;
import io.ironkeel.agent.transaction.Outcome;
import io.ironkeel.agent.transaction.Outcome.Applied;
import io.ironkeel.agent.transaction.Outcome.Deferred;
import io.ironkeel.agent.transaction.Outcome.Rejected;
import io.ironkeel.agent.transaction.Outcome.Suspended;
import io.ironkeel.api.condition.ConditionDraft;
import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machineconfig.MachineConfigReason;
import io.ironkeel.api.machineconfig.MachineConfigStatus;
import io.ironkeel.api.machineconfig.RejectedChange;
import io.ironkeel.api.machineconfig.SectionStatus;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the agent says of a configuration after it tried to apply it. */
final class ConfigReport {

  private static final int MESSAGE_LIMIT = 4096;
  private static final int SECTION_MESSAGE_LIMIT = 2048;

  private ConfigReport() {}

  /**
   * @param notUnderstood fields of the configuration this agent does not know, as paths
   */
  static MachineConfigStatus of(
      MachineConfig config, Outcome outcome, List<String> notUnderstood, Clock clock) {
    var previous = Optional.ofNullable(config.getStatus()).orElse(MachineConfigStatus.EMPTY);
    var generation = config.getMetadata().getGeneration();
    var applied = outcome instanceof Applied(Convergence result) && result.complete();
    return new MachineConfigStatus(
        generation,
        applied && notUnderstood.isEmpty() ? config.getSpec().hash() : previous.appliedHash(),
        Conditions.follow(
            previous.conditions(), conditions(outcome, notUnderstood), generation, clock),
        outcome.result().sections().stream()
            .map(ConfigReport::section)
            .sorted(Comparator.comparing(SectionStatus::name))
            .toList(),
        applied ? null : rejected(outcome).orElse(previous.lastRejected()));
  }

  private static Optional<RejectedChange> rejected(Outcome outcome) {
    return switch (outcome) {
      case Rejected rejected -> Optional.of(rejected.change());
      case Deferred deferred -> deferred.undone();
      case Applied ignored -> Optional.empty();
      case Suspended ignored -> Optional.empty();
    };
  }

  private static List<ConditionDraft> conditions(Outcome outcome, List<String> notUnderstood) {
    return switch (outcome) {
      case Applied applied -> applied(applied.result(), notUnderstood);
      case Rejected rejected ->
          stalled(
              MachineConfigReason.REJECTED,
              ("Configuration %s was tried and undone: %s Change it, or repair what is in the way and annotate the"
                      + " object that asks for it with ironkeel.io/retry.")
                  .formatted(rejected.change().hash(), rejected.change().message()));
      case Deferred deferred -> retrying(MachineConfigReason.DEFERRED, deferred.message());
      case Suspended suspended ->
          stalled(
              MachineConfigReason.SUSPENDED,
              suspended.waiting() == 0
                  ? "The machine is in maintenance and as its configuration says."
                  : "The machine is in maintenance: it differs from its configuration, and nothing is changed.");
    };
  }

  private static List<ConditionDraft> applied(Convergence result, List<String> notUnderstood) {
    if (!result.failures().isEmpty()) {
      return retrying(MachineConfigReason.APPLY_FAILED, sentence(result.failures(), MESSAGE_LIMIT));
    }
    if (!notUnderstood.isEmpty()) {
      return stalled(
          MachineConfigReason.NOT_UNDERSTOOD,
          "This agent is too old for %s, the rest is applied; upgrade it."
              .formatted(String.join(", ", notUnderstood)));
    }
    if (!result.unmet().isEmpty()) {
      return stalled(MachineConfigReason.NOT_ON_MACHINE, sentence(result.unmet(), MESSAGE_LIMIT));
    }
    return List.of(
        isTrue(READY, MachineConfigReason.APPLIED, "All of the configuration is applied."),
        isFalse(RECONCILING, MachineConfigReason.UP_TO_DATE, "Nothing is left to do."),
        nothingBlocks());
  }

  private static List<ConditionDraft> stalled(String reason, String message) {
    return List.of(
        isFalse(READY, reason, message),
        isFalse(RECONCILING, MachineConfigReason.UP_TO_DATE, "Nothing is left to do by itself."),
        isTrue(STALLED, reason, message));
  }

  private static List<ConditionDraft> retrying(String reason, String message) {
    return List.of(
        isFalse(READY, reason, message), isTrue(RECONCILING, reason, message), nothingBlocks());
  }

  private static ConditionDraft nothingBlocks() {
    return isFalse(STALLED, MachineConfigReason.NOTHING_BLOCKS, "Nothing waits for a person.");
  }

  private static SectionStatus section(SectionResult result) {
    if (!result.failures().isEmpty()) {
      return new SectionStatus(
          result.section(), "Failed", sentence(result.failures(), SECTION_MESSAGE_LIMIT));
    }
    return result.unmet().isEmpty()
        ? new SectionStatus(result.section(), "Applied", null)
        : new SectionStatus(
            result.section(), "Unmet", sentence(result.unmet(), SECTION_MESSAGE_LIMIT));
  }

  private static String sentence(List<String> findings, int limit) {
    var text = findings.stream().distinct().sorted().collect(Collectors.joining(" "));
    return text.length() <= limit ? text : text.substring(0, limit - 1) + "…";
  }
}
