package io.ironkeel.operators.fabric;

import io.ironkeel.api.condition.ConditionDraft;
import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.fabric.Fabric;
import io.ironkeel.api.fabric.FabricReason;
import io.ironkeel.api.fabric.FabricSpec;
import io.ironkeel.api.rollout.Rollout;
import io.ironkeel.operators.kubernetes.Age;
import io.ironkeel.operators.kubernetes.Outlook;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a fabric's numbers are its own, and its machines follow it. */
final class FabricConditions {

  private FabricConditions() {}

  /**
   * Its conditions.
   *
   * @param overlap why its numbers are not its own
   * @param rollout that brings, or should have brought, its last change to the machines
   */
  static List<ConditionDraft> of(Optional<String> overlap, Optional<Rollout> rollout) {
    return overlap
        .map(message -> Outlook.blocked(FabricReason.POOLS_OVERLAP, message))
        .or(() -> rollout.map(FabricConditions::of))
        .orElseGet(
            () ->
                Outlook.ready(
                    FabricReason.ACCEPTED,
                    "Its numbers are no other fabric's, and every machine follows it."))
        .with();
  }

  private static Outlook of(Rollout rollout) {
    var name = rollout.getMetadata().getName();
    return Conditions.isTrue(FabricHistory.statusOf(rollout).conditions(), Conditions.STALLED)
        ? Outlook.blocked(
            FabricReason.ROLLOUT_STOPPED,
            "Rollout %s did not come to its end: kubectl describe rollout %s."
                .formatted(name, name))
        : Outlook.working(
            FabricReason.ROLLING_OUT,
            "Rollout %s brings generation %d to the machines: kubectl get rollout %s --watch."
                .formatted(name, FabricHistory.generation(rollout), name));
  }

  /**
   * Why its numbers are not its own.
   *
   * @param all every fabric there is, itself among them
   */
  static Optional<String> overlap(Fabric fabric, List<Fabric> all) {
    return all.stream()
        .filter(other -> Age.of(other).isOlderThan(Age.of(fabric)))
        .sorted(Comparator.comparing(Age::of))
        .flatMap(
            other ->
                pools(fabric.getSpec())
                    .flatMap(
                        mine ->
                            pools(other.getSpec())
                                .filter(theirs -> Pools.overlap(mine, theirs))
                                .map(
                                    theirs ->
                                        "%s of Fabric %s overlaps %s of the older Fabric %s: give it numbers of its own."
                                            .formatted(
                                                mine,
                                                fabric.getMetadata().getName(),
                                                theirs,
                                                other.getMetadata().getName()))))
        .findFirst();
  }

  private static Stream<String> pools(FabricSpec spec) {
    return Stream.of(Pools.asns(spec), spec.loopbacksIPv4(), spec.loopbacksIPv6())
        .flatMap(List::stream);
  }
}
