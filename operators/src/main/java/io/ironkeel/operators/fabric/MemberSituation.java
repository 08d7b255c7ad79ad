package io.ironkeel.operators.fabric;

import io.ironkeel.api.fabric.FabricReason;
import io.ironkeel.api.switches.Upstream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the facts about a machine mean.
 *
 * @param problem why it cannot have all of its numbers
 */
record MemberSituation(MemberFacts facts, Optional<LinkFinding> problem, boolean enrolled) {

  private static final int MEMBERS_OF_A_PAIR = 2;

  /**
   * Somebody it shall exchange routes with.
   *
   * @param peer port or address the session is known by
   * @param title who that is
   */
  record NeighbourName(String peer, String title) {}

  /** Why it gets no routing at all. */
  Optional<LinkFinding> finding() {
    return noFabric().or(this::pairOfThree).or(() -> problem);
  }

  /** Whom it shall exchange routes with. */
  List<NeighbourName> neighbours() {
    return Stream.concat(
            facts.ports().stream()
                .filter(port -> port.meeting(facts.place()).isPresent())
                .map(port -> new NeighbourName(port.end().port(), port.far().toString())),
            facts.place().upstreams().stream().map(MemberSituation::name))
        .toList();
  }

  boolean established(NeighbourName neighbour) {
    return established(neighbour.peer());
  }

  boolean established(String peer) {
    return facts.state().flatMap(state -> Exchange.with(peer, state)).orElse(false);
  }

  private static NeighbourName name(Upstream upstream) {
    return new NeighbourName(upstream.peer(), upstream.name());
  }

  private Optional<LinkFinding> noFabric() {
    return facts.fabric().isPresent()
        ? Optional.empty()
        : Optional.of(
            new LinkFinding(
                FabricReason.NO_FABRIC,
                "%s %s is of Fabric %s, which does not exist: make it, or correct spec.fabric."
                    .formatted(
                        facts.place().kind(), facts.place().name(), facts.place().fabric())));
  }

  private Optional<LinkFinding> pairOfThree() {
    var older =
        facts.pair().stream()
            .filter(other -> other.age().isOlderThan(facts.place().age()))
            .map(Place::name)
            .toList();
    return older.size() < MEMBERS_OF_A_PAIR
        ? Optional.empty()
        : Optional.of(
            new LinkFinding(
                FabricReason.PAIR_OF_THREE,
                "Pair %s has two members already, %s: correct spec.pair of Switch %s."
                    .formatted(
                        facts.place().pairOfRole(),
                        String.join(" and ", older),
                        facts.place().name())));
  }
}
