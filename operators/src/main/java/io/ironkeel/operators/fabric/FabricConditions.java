package io.ironkeel.operators.fabric;

import static io.ironkeel.api.condition.ConditionDraft.isFalse;
import static io.ironkeel.api.condition.ConditionDraft.isTrue;
import static io.ironkeel.api.condition.Conditions.READY;
import static io.ironkeel.api.condition.Conditions.RECONCILING;
import static io.ironkeel.api.condition.Conditions.STALLED;

import io.ironkeel.api.condition.ConditionDraft;
import io.ironkeel.api.fabric.Fabric;
import io.ironkeel.api.fabric.FabricReason;
import io.ironkeel.api.fabric.FabricSpec;
import io.ironkeel.operators.kubernetes.Age;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a fabric's numbers are its own. */
final class FabricConditions {

  private FabricConditions() {}

  /**
   * Its conditions.
   *
   * @param all every fabric there is, itself among them
   */
  static List<ConditionDraft> of(Fabric fabric, List<Fabric> all) {
    return overlap(fabric, all)
        .map(
            message ->
                List.of(
                    isFalse(READY, FabricReason.POOLS_OVERLAP, message),
                    isFalse(RECONCILING, "Blocked", "Waits for a person, see Stalled."),
                    isTrue(STALLED, FabricReason.POOLS_OVERLAP, message)))
        .orElseGet(
            () ->
                List.of(
                    isTrue(READY, FabricReason.ACCEPTED, "Its numbers are no other fabric's."),
                    isFalse(RECONCILING, "UpToDate", "Nothing is left to do."),
                    isFalse(STALLED, "NothingBlocks", "Nothing waits for a person.")));
  }

  private static Optional<String> overlap(Fabric fabric, List<Fabric> all) {
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
