package io.ironkeel.operators.fabric;

import static io.ironkeel.api.condition.ConditionDraft.isFalse;
import static io.ironkeel.api.condition.ConditionDraft.isTrue;
import static io.ironkeel.api.switches.SwitchCondition.CABLED;
import static io.ironkeel.api.switches.SwitchCondition.DRAINED;
import static io.ironkeel.api.switches.SwitchCondition.REDUNDANT;
import static io.ironkeel.api.switches.SwitchCondition.ROUTING_CONVERGED;
import static io.ironkeel.operators.kubernetes.Excerpt.sentences;
import static io.ironkeel.operators.kubernetes.Excerpt.shown;

import io.ironkeel.api.ApiGroup;
import io.ironkeel.api.condition.ConditionDraft;
import io.ironkeel.api.fabric.FabricReason;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a machine stands in its fabric.
 *
 * @param config the routing it shall have, where that can be said
 */
record MemberConditions(MemberSituation situation, Optional<MachineConfigSpec> config) {

  List<ConditionDraft> all() {
    return situation.facts().place().isHost()
        ? List.of(cabled(), converged(), redundant())
        : List.of(cabled(), converged(), redundant(), drained());
  }

  private ConditionDraft cabled() {
    var ports = situation.facts().ports();
    if (ports.isEmpty()) {
      return isFalse(
          CABLED,
          FabricReason.NO_LINKS,
          "No Link ends at %s: declare its cables, kubectl explain link.spec."
              .formatted(situation.facts().place().name()));
    }
    var refused = ports.stream().filter(port -> port.finding().isPresent()).toList();
    if (!refused.isEmpty()) {
      return isFalse(
          CABLED,
          FabricReason.LINK_REFUSED,
          sentences(
              refused.stream()
                  .map(port -> port.finding().orElseThrow().message())
                  .distinct()
                  .toList()));
    }
    var wrong = ports.stream().filter(Port::misCabled).toList();
    if (!wrong.isEmpty()) {
      return isFalse(
          CABLED,
          FabricReason.MIS_CABLED,
          sentences(wrong.stream().map(MemberConditions::misCabled).toList())
              + " Nothing is routed over it; plug the cable where its Link says, or change the Link.");
    }
    var silent = ports.stream().filter(port -> !port.cabled()).toList();
    return silent.isEmpty()
        ? isTrue(
            CABLED,
            FabricReason.AS_LINKED,
            "All %d ports see who their Links say.".formatted(ports.size()))
        : isFalse(
            CABLED,
            FabricReason.NOBODY_HEARD,
            "Not seen at both ends yet: %s. Is the cable plugged in and the other machine up?"
                .formatted(
                    shown(silent.stream().map(port -> port.end() + " - " + port.far()).toList())));
  }

  /** Both ports, who is expected, who is seen. */
  static String misCabled(Port port) {
    return "Link %s: %s expects %s and sees %s, %s expects %s and sees %s."
        .formatted(
            port.cable().link(),
            port.end(),
            port.far(),
            seen(port.here(), port.far()),
            port.far(),
            port.end(),
            seen(port.there(), port.end()));
  }

  private static String seen(Optional<Cabling> cabling, End expected) {
    return cabling.flatMap(heard -> heard.seen(expected)).orElse("nobody");
  }

  private ConditionDraft converged() {
    var finding = situation.finding();
    if (finding.isPresent()) {
      return isFalse(ROUTING_CONVERGED, finding.get().reason(), finding.get().message());
    }
    var name = situation.facts().place().name();
    if (!situation.enrolled()) {
      return isFalse(
          ROUTING_CONVERGED,
          FabricReason.NOT_ENROLLED,
          "The machine of %s is not enrolled, see condition Enrolled.".formatted(name));
    }
    var undone = situation.facts().undone();
    if (undone.isPresent() && situation.facts().config().equals(config)) {
      return undone(undone.get());
    }
    if (!applied()) {
      return isFalse(
          ROUTING_CONVERGED,
          FabricReason.APPLYING,
          "The agent on %s has not applied the present routing yet; if this lasts: kubectl describe mc fabric -n machine-%s."
              .formatted(name, name));
    }
    var down = situation.neighbours().stream().filter(n -> !situation.established(n)).toList();
    return down.isEmpty()
        ? isTrue(
            ROUTING_CONVERGED,
            FabricReason.CONVERGED,
            "Routes are exchanged with all %d neighbours.".formatted(situation.neighbours().size()))
        : isFalse(
            ROUTING_CONVERGED,
            FabricReason.SESSIONS_DOWN,
            "No routes are exchanged with %s."
                .formatted(shown(down.stream().map(n -> n.title() + " on " + n.peer()).toList())));
  }

  private ConditionDraft undone(MemberFacts.Undone undone) {
    var place = situation.facts().place();
    return undone.forGood()
        ? isFalse(
            ROUTING_CONVERGED,
            FabricReason.REJECTED,
            "The agent on %s undid the present routing: %s To have it tried again: kubectl annotate %s %s --overwrite %s=\"$(date)\"."
                .formatted(
                    place.name(),
                    undone.message(),
                    place.kind().toLowerCase(Locale.ROOT),
                    place.name(),
                    ApiGroup.RETRY_ANNOTATION))
        : isFalse(
            ROUTING_CONVERGED,
            FabricReason.DEFERRED,
            "The agent on %s undid the present routing and tries it again: %s"
                .formatted(place.name(), undone.message()));
  }

  /**
   * Two other machines beside the other of its pair exchange routes with it, and the pair is two.
   */
  private ConditionDraft redundant() {
    var facts = situation.facts();
    if (facts.place().pair() != null && facts.pair().isEmpty()) {
      return isFalse(
          REDUNDANT,
          FabricReason.ALONE_IN_PAIR,
          "%s is the only member of pair %s: declare the other."
              .formatted(facts.place().name(), facts.place().pairOfRole()));
    }
    var ways =
        facts.ports().stream()
            .filter(
                port -> facts.pair().stream().noneMatch(p -> p.name().equals(port.far().machine())))
            .filter(this::works)
            .map(port -> port.far().machine())
            .distinct()
            .sorted()
            .toList();
    return ways.size() > 1
        ? isTrue(REDUNDANT, FabricReason.TWO_WAYS, "It has ways over " + shown(ways) + ".")
        : isFalse(
            REDUNDANT,
            FabricReason.ONE_WAY,
            ways.isEmpty()
                ? "It has no way to any other machine."
                : "Its only way is over %s; the loss of that cuts it off."
                    .formatted(ways.getFirst()));
  }

  private boolean applied() {
    return config.isPresent()
        && situation.facts().config().equals(config)
        && situation.facts().configApplied();
  }

  private ConditionDraft drained() {
    var name = situation.facts().place().name();
    var drain = situation.facts().drain();
    if (!drain.isWanted()) {
      return isFalse(DRAINED, FabricReason.IN_SERVICE, "It takes traffic.");
    }
    if (!drain.isGranted()) {
      return isFalse(
          DRAINED,
          drain.alternates().isEmpty() ? FabricReason.ONLY_SWITCH : FabricReason.NO_ALTERNATE,
          drain.alternates().isEmpty()
              ? "%s stays in service, because no other switch does its work: do not take it away."
                  .formatted(name)
              : "%s stays in service, because %s would be out as well and nobody would be left for their work: it is drained as soon as another is back."
                  .formatted(name, shown(drain.out())));
    }
    return applied()
        ? isTrue(
            DRAINED, FabricReason.ASKED_TO_AVOID, "Its neighbours are asked to use other ways.")
        : isFalse(
            DRAINED,
            FabricReason.DRAINING,
            "The agent on %s has not told its neighbours yet.".formatted(name));
  }

  private boolean works(Port port) {
    return port.meeting(situation.facts().place())
        .filter(meeting -> situation.established(port.end().port()))
        .isPresent();
  }
}
