package io.ironkeel.operators.fabric;

import static io.ironkeel.api.condition.ConditionDraft.isFalse;
import static io.ironkeel.api.condition.ConditionDraft.isTrue;
import static io.ironkeel.api.condition.Conditions.READY;
import static io.ironkeel.api.condition.Conditions.RECONCILING;
import static io.ironkeel.api.condition.Conditions.STALLED;

import io.ironkeel.api.ApiGroup;
import io.ironkeel.api.condition.ConditionDraft;
import io.ironkeel.api.rollout.RolloutReason;
import io.ironkeel.operators.kubernetes.Excerpt;
import java.util.List;

/** The conditions of a Rollout: where it stands, and what a person can do. */
final class RolloutMessages {

  private RolloutMessages() {}

  static List<ConditionDraft> progressing(RolloutFacts facts, int wave) {
    return working(
        RolloutReason.PROGRESSING,
        "Wave %d of %d is being changed and watched: %s."
            .formatted(wave, waves(facts), machines(facts, wave)));
  }

  static List<ConditionDraft> paused(RolloutFacts facts, int wave) {
    return List.of(
        isFalse(
            READY,
            RolloutReason.PAUSED,
            "Stands still after wave %d of %d; to go on: kubectl patch rollout %s --type=merge -p '{\"spec\":{\"paused\":false}}'."
                .formatted(wave, waves(facts), facts.name())),
        isFalse(RECONCILING, RolloutReason.PAUSED, "spec.paused is true."),
        isFalse(STALLED, RolloutReason.PAUSED, "spec.paused is true."));
  }

  static List<ConditionDraft> completed(RolloutFacts facts) {
    return List.of(
        isTrue(
            READY,
            RolloutReason.COMPLETED,
            "Every machine follows generation %d of Fabric %s."
                .formatted(facts.spec().to().generation(), facts.spec().fabric())),
        isFalse(RECONCILING, RolloutReason.COMPLETED, "Nothing is left to do."),
        isFalse(STALLED, RolloutReason.COMPLETED, "Nothing waits for a person."));
  }

  static List<ConditionDraft> halted(String message) {
    return blocked(RolloutReason.HALTED, message);
  }

  static List<ConditionDraft> reverting(RolloutFacts facts, int wave) {
    return working(
        RolloutReason.REVERTING,
        "%s: machines are brought back to generation %d, wave %d of %d is next."
            .formatted(why(facts), facts.spec().from().generation(), wave, waves(facts)));
  }

  static List<ConditionDraft> reverted(RolloutFacts facts) {
    return blocked(
        RolloutReason.REVERTED,
        "%s: every machine follows generation %d of Fabric %s again. To bring another change, edit the Fabric."
            .formatted(why(facts), facts.spec().from().generation(), facts.spec().fabric()));
  }

  /** Where and why it halts, and both ways out. */
  static String trouble(RolloutFacts facts, int wave, RolloutMachine machine) {
    return ("Halted in wave %d of %d, because %s is worse since it began: %s Machines of later waves keep generation %d."
            + " To go on nevertheless: kubectl annotate rollout %s --overwrite %s=\"$(date)\"; to go back: kubectl patch rollout"
            + " %s --type=merge -p '{\"spec\":{\"revert\":true}}'.")
        .formatted(
            wave,
            waves(facts),
            machine.name(),
            machine.message(),
            facts.spec().from().generation(),
            facts.name(),
            ApiGroup.RETRY_ANNOTATION,
            facts.name());
  }

  private static String why(RolloutFacts facts) {
    return facts.superseded()
        ? "Fabric %s has changed once more".formatted(facts.spec().fabric())
        : "spec.revert is true";
  }

  private static int waves(RolloutFacts facts) {
    return facts.spec().waves().size();
  }

  private static String machines(RolloutFacts facts, int sequence) {
    return facts.spec().waves().stream()
        .filter(wave -> wave.sequence() == sequence)
        .map(wave -> Excerpt.shown(wave.machines()))
        .findFirst()
        .orElse("none yet");
  }

  private static List<ConditionDraft> working(String reason, String message) {
    return List.of(
        isFalse(READY, reason, message),
        isTrue(RECONCILING, reason, message),
        isFalse(STALLED, reason, "Nothing waits for a person."));
  }

  private static List<ConditionDraft> blocked(String reason, String message) {
    return List.of(
        isFalse(READY, reason, message),
        isFalse(RECONCILING, reason, "Waits for a person, see Stalled."),
        isTrue(STALLED, reason, message));
  }
}
