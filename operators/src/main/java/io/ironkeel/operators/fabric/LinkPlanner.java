package io.ironkeel.operators.fabric;

import static io.ironkeel.api.condition.ConditionDraft.isFalse;
import static io.ironkeel.api.condition.ConditionDraft.isTrue;
import static io.ironkeel.api.condition.ConditionDraft.isUnknown;

import io.ironkeel.api.condition.ConditionDraft;
import io.ironkeel.api.link.LinkEndStatus;
import io.ironkeel.api.link.LinkReason;
import io.ironkeel.api.machinestate.NetworkInterface;
import io.ironkeel.operators.kubernetes.Outlook;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Says of a cable what both of its ends say. */
record LinkPlanner(LinkFacts facts) {

  static final String UP = "Up";
  static final String MATCHES = "Matches";

  /** Nothing while it is not known what the roles of its ends are. */
  Optional<String> purpose() {
    return Stream.of(facts.cable())
        .filter(cable -> facts.places().count() == 2)
        .flatMap(
            cable -> {
              var a = facts.place(cable.a()).orElseThrow();
              var b = facts.place(cable.b()).orElseThrow();
              return Meeting.of(a, b).map(meeting -> meeting.purpose(a, b)).stream();
            })
        .findFirst();
  }

  List<LinkEndStatus> ends() {
    return facts
        .cable()
        .ends()
        .map(
            end ->
                new LinkEndStatus(
                    end.toString(),
                    nic(end).map(NetworkInterface::carrier).orElse(null),
                    facts
                        .cabling(end)
                        .flatMap(cabling -> cabling.seen(facts.cable().farFrom(end.machine())))
                        .orElse(null),
                    exchanges(end).orElse(null),
                    nic(end).map(NetworkInterface::mtuBytes).orElse(null)))
        .toList();
  }

  List<ConditionDraft> conditions() {
    return whole().with(up(), matches());
  }

  private Outlook whole() {
    var finding = LinkCheck.first(facts);
    if (finding.isPresent()) {
      return Outlook.blocked(finding.get().reason(), finding.get().message());
    }
    if (facts.lastWayOf().isPresent()) {
      return Outlook.working(LinkReason.LAST_WAY, lastWay(facts.lastWayOf().get()));
    }
    if (!facts.cable().enabled()) {
      return Outlook.ready(
          LinkReason.DISABLED, "spec.enabled is false: nothing goes over the cable.");
    }
    if (misCabled()) {
      return Outlook.blocked(LinkReason.MIS_CABLED, sees());
    }
    if (!cabled()) {
      return Outlook.working(
          LinkReason.WAITING_FOR_ENDS,
          "Not seen at both ends yet: is the cable plugged in, and are both machines enrolled and up?");
    }
    if (mtuDiffers()) {
      return Outlook.working(LinkReason.MTU_DIFFERS, mtus());
    }
    return facts.cable().ends().allMatch(end -> exchanges(end).orElse(false))
        ? Outlook.ready(
            LinkReason.AS_CABLED, "Both ends see each other, and what goes over it does.")
        : Outlook.working(
            LinkReason.CONVERGING, "Both ends see each other; routes are not exchanged yet.");
  }

  private String lastWay(End end) {
    return ("spec.enabled is false, but %s has no other enabled cable of its kind over which routes are exchanged: this one"
            + " stays in service until there is one. To cut %s off nevertheless, delete the Link.")
        .formatted(end.machine(), end.machine());
  }

  private ConditionDraft up() {
    var carriers =
        facts.cable().ends().map(end -> nic(end).map(NetworkInterface::carrier)).toList();
    if (carriers.stream().anyMatch(Optional::isEmpty)) {
      return isUnknown(UP, LinkReason.WAITING_FOR_ENDS, "Not both ends report the port.");
    }
    return carriers.stream().allMatch(carrier -> Boolean.TRUE.equals(carrier.orElse(false)))
        ? isTrue(UP, LinkReason.AS_CABLED, "Both ends have a signal.")
        : isFalse(UP, LinkReason.WAITING_FOR_ENDS, "Not both ends have a signal.");
  }

  private ConditionDraft matches() {
    if (misCabled()) {
      return isFalse(MATCHES, LinkReason.MIS_CABLED, sees());
    }
    if (!cabled()) {
      return isUnknown(MATCHES, LinkReason.WAITING_FOR_ENDS, "Not both ends hear somebody.");
    }
    return mtuDiffers()
        ? isFalse(MATCHES, LinkReason.MTU_DIFFERS, mtus())
        : isTrue(MATCHES, LinkReason.AS_CABLED, "Both ends see each other.");
  }

  private boolean cabled() {
    return facts
        .cable()
        .ends()
        .allMatch(end -> facts.cabling(end).filter(Cabling.Expected.class::isInstance).isPresent());
  }

  private boolean misCabled() {
    return facts
        .cable()
        .ends()
        .anyMatch(end -> facts.cabling(end).filter(Cabling.Other.class::isInstance).isPresent());
  }

  private String sees() {
    var a = facts.cable().a();
    var b = facts.cable().b();
    return "%s expects %s and sees %s, %s expects %s and sees %s. Plug the cable where the Link says, or change spec.ends."
        .formatted(a, b, seen(a, b), b, a, seen(b, a));
  }

  private String seen(End end, End expected) {
    return facts.cabling(end).flatMap(cabling -> cabling.seen(expected)).orElse("nobody");
  }

  private boolean mtuDiffers() {
    return facts
            .cable()
            .ends()
            .map(end -> nic(end).map(NetworkInterface::mtuBytes).orElse(null))
            .filter(Objects::nonNull)
            .distinct()
            .count()
        > 1;
  }

  private String mtus() {
    return facts
        .cable()
        .ends()
        .map(
            end ->
                end
                    + " sends packets of up to "
                    + nic(end).map(NetworkInterface::mtuBytes).orElse(0))
        .reduce((one, other) -> one + " and " + other)
        .map(text -> text + "; if this lasts, see the MachineConfig fabric of both machines.")
        .orElseThrow();
  }

  private Optional<Boolean> exchanges(End end) {
    return facts.state(end).flatMap(state -> Exchange.with(end.port(), state));
  }

  private Optional<NetworkInterface> nic(End end) {
    return facts.state(end).stream()
        .flatMap(state -> state.interfaces().stream())
        .filter(nic -> nic.name().equals(end.port()))
        .findFirst();
  }
}
