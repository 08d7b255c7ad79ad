package io.ironkeel.operators.fabric;

import io.ironkeel.api.link.LinkReason;
import io.ironkeel.api.machinestate.MachineStateStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What must hold before anything goes over a cable; the first finding counts. */
@FunctionalInterface
interface LinkCheck {

  /** Whatever is in the way, or nothing. */
  Optional<LinkFinding> find(LinkFacts facts);

  List<LinkCheck> ALL =
      List.of(
          LinkCheck::fabricExists,
          LinkCheck::machinesExist,
          LinkCheck::machinesAreOfTheFabric,
          LinkCheck::portsAreNotForManagement,
          LinkCheck::portsAreFree,
          LinkCheck::rolesMayMeet,
          LinkCheck::portsExist);

  static Optional<LinkFinding> first(LinkFacts facts) {
    return ALL.stream().flatMap(check -> check.find(facts).stream()).findFirst();
  }

  private static Optional<LinkFinding> fabricExists(LinkFacts facts) {
    return facts.fabricExists()
        ? Optional.empty()
        : finding(
            LinkReason.NO_FABRIC,
            "Link %s is of Fabric %s, which does not exist: make it, or correct spec.fabric.",
            facts.cable().link(),
            facts.cable().fabric());
  }

  private static Optional<LinkFinding> machinesExist(LinkFacts facts) {
    return facts
        .cable()
        .ends()
        .filter(end -> facts.place(end).isEmpty())
        .findFirst()
        .flatMap(
            end ->
                finding(
                    LinkReason.NO_SUCH_MACHINE,
                    "Link %s ends at %s, and there is no Switch or Host %s: declare it, or correct spec.ends.",
                    facts.cable().link(),
                    end,
                    end.machine()));
  }

  private static Optional<LinkFinding> machinesAreOfTheFabric(LinkFacts facts) {
    return facts
        .places()
        .filter(place -> !place.fabric().equals(facts.cable().fabric()))
        .findFirst()
        .flatMap(
            place ->
                finding(
                    LinkReason.OTHER_FABRIC,
                    "Link %s is of Fabric %s and %s %s is of Fabric %s: correct spec.fabric of one of them.",
                    facts.cable().link(),
                    facts.cable().fabric(),
                    place.kind(),
                    place.name(),
                    place.fabric()));
  }

  private static Optional<LinkFinding> portsAreNotForManagement(LinkFacts facts) {
    return facts
        .cable()
        .ends()
        .filter(
            end ->
                facts
                    .place(end)
                    .filter(p -> p.managementInterface().equals(end.port()))
                    .isPresent())
        .findFirst()
        .flatMap(
            end ->
                finding(
                    LinkReason.MANAGEMENT_PORT,
                    "Link %s ends at %s, through which %s is managed: use another port.",
                    facts.cable().link(),
                    end,
                    end.machine()));
  }

  private static Optional<LinkFinding> portsAreFree(LinkFacts facts) {
    var older =
        facts.rivals().stream()
            .filter(rival -> rival.age().isOlderThan(facts.cable().age()))
            .min(Comparator.comparing(Cable::age));
    if (older.isPresent()) {
      return finding(
          LinkReason.PORT_TAKEN,
          "Links %s and %s both end at %s, and %s is older: correct spec.ends of one of them.",
          older.get().link(),
          facts.cable().link(),
          facts
              .cable()
              .ends()
              .filter(end -> older.get().ends().anyMatch(end::equals))
              .findFirst()
              .orElseThrow(),
          older.get().link());
    }
    return facts
        .cable()
        .ends()
        .flatMap(
            end ->
                facts.place(end).stream()
                    .flatMap(place -> place.upstreams().stream())
                    .filter(upstream -> upstream.port().equals(end.port()))
                    .map(upstream -> end + ", where upstream " + upstream.name()))
        .findFirst()
        .flatMap(
            what ->
                finding(
                    LinkReason.PORT_TAKEN,
                    "Link %s ends at %s of the switch is: correct spec.ends, or the switch's spec.upstreams.",
                    facts.cable().link(),
                    what));
  }

  private static Optional<LinkFinding> rolesMayMeet(LinkFacts facts) {
    var a = facts.place(facts.cable().a()).orElseThrow();
    var b = facts.place(facts.cable().b()).orElseThrow();
    return Meeting.of(a, b).isPresent()
        ? Optional.empty()
        : finding(
            LinkReason.ROLES_MAY_NOT_MEET,
            "Link %s: %s",
            facts.cable().link(),
            Meeting.refusal(a, b));
  }

  private static Optional<LinkFinding> portsExist(LinkFacts facts) {
    return facts
        .cable()
        .ends()
        .filter(
            end ->
                facts.state(end).stream()
                    .map(MachineStateStatus::interfaces)
                    .anyMatch(
                        ports -> ports.stream().noneMatch(port -> port.name().equals(end.port()))))
        .findFirst()
        .flatMap(
            end ->
                finding(
                    LinkReason.NO_SUCH_PORT,
                    "Link %s ends at %s, and %s reports no such port: correct spec.ends, or plug the card in; kubectl get ms -n machine-%s state -o yaml lists its ports.",
                    facts.cable().link(),
                    end,
                    end.machine(),
                    end.machine()));
  }

  private static Optional<LinkFinding> finding(String reason, String message, Object... words) {
    return Optional.of(new LinkFinding(reason, message.formatted(words)));
  }
}
