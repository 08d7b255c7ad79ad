package io.ironkeel.agent;

import static io.ironkeel.api.condition.ConditionDraft.isFalse;
import static io.ironkeel.api.condition.ConditionDraft.isTrue;
import static io.ironkeel.api.condition.Conditions.READY;
import static io.ironkeel.api.condition.Conditions.RECONCILING;
import static io.ironkeel.api.condition.Conditions.STALLED;

import io.ironkeel.agent.links.Convergence;
import io.ironkeel.api.condition.ConditionDraft;
import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machineconfig.MachineConfigReason;
import io.ironkeel.api.machineconfig.MachineConfigStatus;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the agent says of a configuration after it tried to apply it. */
final class ConfigReport {

  private static final int MESSAGE_LIMIT = 4096;

  private ConfigReport() {}

  static MachineConfigStatus of(MachineConfig config, Convergence result, Clock clock) {
    var previous = Optional.ofNullable(config.getStatus()).orElse(MachineConfigStatus.EMPTY);
    var generation = config.getMetadata().getGeneration();
    return new MachineConfigStatus(
        generation,
        result.complete() ? config.getSpec().hash() : previous.appliedHash(),
        Conditions.follow(previous.conditions(), conditions(result), generation, clock));
  }

  private static List<ConditionDraft> conditions(Convergence result) {
    if (result.complete()) {
      return List.of(
          isTrue(READY, MachineConfigReason.APPLIED, "All of the configuration is applied."),
          isFalse(RECONCILING, MachineConfigReason.UP_TO_DATE, "Nothing is left to do."),
          nothingBlocks());
    }
    if (result.failures().isEmpty()) {
      var message = sentence(result.unmet());
      return List.of(
          isFalse(READY, MachineConfigReason.NOT_ON_MACHINE, message),
          isFalse(RECONCILING, MachineConfigReason.UP_TO_DATE, "Everything else is applied."),
          isTrue(STALLED, MachineConfigReason.NOT_ON_MACHINE, message));
    }
    var message = sentence(result.failures());
    return List.of(
        isFalse(READY, MachineConfigReason.APPLY_FAILED, message),
        isTrue(RECONCILING, MachineConfigReason.APPLY_FAILED, message),
        nothingBlocks());
  }

  private static ConditionDraft nothingBlocks() {
    return isFalse(STALLED, MachineConfigReason.NOTHING_BLOCKS, "Nothing waits for a person.");
  }

  private static String sentence(List<String> findings) {
    var text = findings.stream().distinct().sorted().collect(Collectors.joining(" "));
    return text.length() <= MESSAGE_LIMIT ? text : text.substring(0, MESSAGE_LIMIT - 1) + "…";
  }
}
