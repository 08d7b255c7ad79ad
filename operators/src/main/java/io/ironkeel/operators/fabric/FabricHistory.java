package io.ironkeel.operators.fabric;

import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.fabric.Fabric;
import io.ironkeel.api.fabric.FabricSettings;
import io.ironkeel.api.fabric.FabricSpec;
import io.ironkeel.api.fabric.FabricStatus;
import io.ironkeel.api.rollout.Rollout;
import io.ironkeel.api.rollout.RolloutReason;
import io.ironkeel.api.rollout.RolloutStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What of a fabric's settings holds for whom: those in force, and from its wave on those that a
 * Rollout brings. A change of the Fabric that no Rollout brings holds for nobody yet.
 *
 * @param rollouts of this fabric, the latest first
 */
record FabricHistory(Fabric fabric, List<Rollout> rollouts) {

  FabricHistory {
    var uid = fabric.getMetadata().getUid();
    rollouts =
        rollouts.stream()
            .filter(
                // Not those of a fabric that had the name before.
                rollout ->
                    rollout.getMetadata().getOwnerReferences().stream()
                        .anyMatch(owner -> owner.getUid().equals(uid)))
            .sorted(Comparator.comparing(FabricHistory::generation).reversed())
            .toList();
  }

  /** What the Fabric says now. */
  FabricSettings present() {
    return new FabricSettings(fabric.getMetadata().getGeneration(), fabric.getSpec());
  }

  private FabricSettings recorded() {
    return Optional.ofNullable(fabric.getStatus())
        .map(FabricStatus::inForce)
        .orElseGet(this::present);
  }

  /** What every machine follows that no Rollout has reached; to be recorded in the status. */
  FabricSettings inForce() {
    var recorded = recorded();
    return rollouts.stream()
        .filter(rollout -> generation(rollout) > recorded.generation())
        .filter(rollout -> ended(rollout, RolloutReason.COMPLETED))
        .findFirst()
        .map(rollout -> rollout.getSpec().to())
        .orElse(recorded);
  }

  /** What one machine follows. */
  FabricSpec of(String machine) {
    var inForce = inForce();
    return rollouts.stream()
        .filter(rollout -> generation(rollout) > inForce.generation())
        .findFirst()
        .filter(rollout -> reached(rollout, statusOf(rollout).wave()).contains(machine))
        .map(rollout -> rollout.getSpec().to().spec())
        .orElseGet(inForce::spec);
  }

  /** The machines of the first waves of a Rollout. */
  static List<String> reached(Rollout rollout, int waves) {
    return rollout.getSpec().waves().stream()
        .filter(wave -> wave.sequence() <= waves)
        .flatMap(wave -> wave.machines().stream())
        .toList();
  }

  /** The one that is on its way. */
  Optional<Rollout> underWay() {
    return rollouts.stream().filter(rollout -> !ended(rollout)).findFirst();
  }

  /** The one that brings its last change, takes back the one before, or gave that up. */
  Optional<Rollout> ofLastChange() {
    return underWay()
        .or(
            () ->
                rollouts.stream()
                    .filter(rollout -> ended(rollout, RolloutReason.REVERTED))
                    .filter(rollout -> generation(rollout) == present().generation())
                    .findFirst());
  }

  /** Whether the Fabric says something that neither holds nor is, or was, on its way. */
  boolean mustBegin() {
    return !inForce().spec().equals(fabric.getSpec())
        && underWay().isEmpty()
        && rollouts.stream().noneMatch(r -> generation(r) == fabric.getMetadata().getGeneration());
  }

  /** Whether the Fabric has changed once more since a Rollout began. */
  boolean supersedes(Rollout rollout) {
    return !rollout.getSpec().to().spec().equals(fabric.getSpec());
  }

  static long generation(Rollout rollout) {
    return rollout.getSpec().to().generation();
  }

  static RolloutStatus statusOf(Rollout rollout) {
    return Optional.ofNullable(rollout.getStatus()).orElse(RolloutStatus.NEW);
  }

  static boolean ended(Rollout rollout) {
    return ended(rollout, RolloutReason.COMPLETED) || ended(rollout, RolloutReason.REVERTED);
  }

  static boolean ended(Rollout rollout, String reason) {
    return Conditions.find(statusOf(rollout).conditions(), Conditions.READY)
        .filter(ready -> ready.reason().equals(reason))
        .isPresent();
  }
}
