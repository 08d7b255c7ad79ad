package io.ironkeel.operators.machines;

import static io.ironkeel.api.condition.ConditionDraft.isFalse;
import static io.ironkeel.api.condition.ConditionDraft.isTrue;
import static io.ironkeel.api.condition.ConditionDraft.isUnknown;

import io.ironkeel.api.condition.ConditionDraft;
import io.ironkeel.api.machine.MachineReason;
import io.ironkeel.operators.kubernetes.Outlook;
import java.util.List;
import java.util.function.Supplier;

/**
 * From a machine's situation to its conditions. What comes first in {@link #outlook} takes
 * precedence.
 */
final class MachineConditions {

  static final String ENROLLED = "Enrolled";
  static final String AGENT_CONNECTED = "AgentConnected";
  static final String NETWORK_CONFIGURED = "NetworkConfigured";

  private final Situation situation;
  private final MachineName name;

  MachineConditions(Situation situation) {
    this.situation = situation;
    this.name = MachineName.of(situation.facts().machine());
  }

  List<ConditionDraft> all() {
    return with(outlook());
  }

  /** The same, but for how the machine stands as a whole. */
  List<ConditionDraft> with(Outlook outlook) {
    return outlook.with(enrolled(), agentConnected(), networkConfigured(outlook));
  }

  private Outlook outlook() {
    if (situation.roomFinding().isPresent()) {
      return of(situation.roomFinding().get());
    }
    if (situation.facts().deleted()) {
      return cleaning();
    }
    if (situation.drainAwaited().isPresent()) {
      return Outlook.working(MachineReason.DRAINING, draining());
    }
    if (situation.facts().inMaintenance()) {
      return Outlook.blocked(MachineReason.MAINTENANCE, maintenance());
    }
    return situation.specFinding().map(MachineConditions::of).orElseGet(this::machine);
  }

  private static Outlook of(MachineCheck.Finding finding) {
    return finding.waits()
        ? Outlook.working(finding.reason(), finding.message())
        : Outlook.blocked(finding.reason(), finding.message());
  }

  private Outlook machine() {
    return switch (situation.enrolment()) {
      case Enrolment.Verified ignored -> heard(this::agent);
      case Enrolment.NotReported ignored ->
          Outlook.working(MachineReason.NOT_ENROLLED, notEnrolled());
      case Enrolment.Mismatch mismatch ->
          Outlook.blocked(MachineReason.IDENTITY_MISMATCH, mismatch(mismatch));
      case Enrolment.Fenced ignored -> Outlook.blocked(MachineReason.MAINTENANCE, maintenance());
    };
  }

  private Outlook heard(Supplier<Outlook> agent) {
    return switch (situation.heartbeat()) {
      case Heartbeat.Lost ignored -> Outlook.unknown(MachineReason.HEARTBEAT_LOST, heartbeatLost());
      case Heartbeat.Fresh ignored -> agent.get();
      case Heartbeat.None ignored -> {
        var outlook = agent.get();
        yield outlook.isReady()
            ? Outlook.working(MachineReason.NO_HEARTBEAT_YET, noHeartbeatYet())
            : outlook;
      }
    };
  }

  private Outlook agent() {
    return situation
        .report()
        .map(report -> report.outlook(name))
        .orElseGet(() -> Outlook.working(MachineReason.APPLYING, applying()));
  }

  private Outlook cleaning() {
    if (situation.facts().inMaintenance()) {
      return cleaningBlocked(
          situation.facts().fenced()
              ? "it is fenced; remove spec.maintenance and enrol it again"
              : "it is in maintenance; remove spec.maintenance");
    }
    return switch (situation.enrolment()) {
      case Enrolment.Verified ignored -> cleaningByAgent();
      case Enrolment.NotReported ignored ->
          cleaningBlocked(
              "no machine reports as it; enrol it again: ironkeel enrol " + name.name());
      case Enrolment.Mismatch mismatch ->
          cleaningBlocked("another machine reports as it: " + mismatch.difference());
      case Enrolment.Fenced ignored -> cleaningBlocked("it is fenced");
    };
  }

  private Outlook cleaningByAgent() {
    if (!(situation.heartbeat() instanceof Heartbeat.Fresh)) {
      return cleaningBlocked("its agent does not answer; bring the machine back");
    }
    return situation
        .report()
        .map(report -> report.outlook(name))
        .filter(outlook -> outlook.kind() == Outlook.Kind.BLOCKED)
        .map(outlook -> cleaningBlocked(outlook.message()))
        .orElseGet(
            () ->
                Outlook.working(
                    MachineReason.CLEANING,
                    "%s is deleted; its agent takes away what Ironkeel made on the machine."
                        .formatted(name)));
  }

  private Outlook cleaningBlocked(String why) {
    return Outlook.blocked(
        MachineReason.CLEANING_BLOCKED,
        ("%s is deleted, and what Ironkeel made on the machine cannot be taken away: %s. To leave it there:"
                + " kubectl patch %s --type=merge -p '{\"spec\":{\"deletionPolicy\":\"Retain\"}}'")
            .formatted(
                name,
                why.endsWith(".") ? why.substring(0, why.length() - 1) : why,
                name.resource()));
  }

  private ConditionDraft enrolled() {
    return switch (situation.enrolment()) {
      case Enrolment.Verified ignored ->
          isTrue(
              ENROLLED,
              MachineReason.IDENTITY_VERIFIED,
              "The machine reports everything that spec.identity declares.");
      case Enrolment.NotReported ignored ->
          isFalse(ENROLLED, MachineReason.NOT_ENROLLED, notEnrolled());
      case Enrolment.Mismatch mismatch ->
          isFalse(ENROLLED, MachineReason.IDENTITY_MISMATCH, mismatch(mismatch));
      case Enrolment.Fenced ignored -> isFalse(ENROLLED, MachineReason.FENCED, maintenance());
    };
  }

  private ConditionDraft agentConnected() {
    if (situation.facts().fenced()) {
      return isFalse(AGENT_CONNECTED, MachineReason.FENCED, maintenance());
    }
    return switch (situation.heartbeat()) {
      case Heartbeat.Fresh ignored ->
          isTrue(AGENT_CONNECTED, MachineReason.HEARTBEAT, "The agent renews its Lease.");
      case Heartbeat.Lost ignored ->
          isUnknown(AGENT_CONNECTED, MachineReason.HEARTBEAT_LOST, heartbeatLost());
      case Heartbeat.None ignored ->
          isFalse(AGENT_CONNECTED, MachineReason.NO_HEARTBEAT_YET, noHeartbeatYet());
    };
  }

  /** What stands in the way of the whole machine stands in the way of its network. */
  private ConditionDraft networkConfigured(Outlook outlook) {
    var finding = situation.finding();
    if (finding.isPresent() && outlook.reason().equals(finding.get().reason())) {
      return isFalse(NETWORK_CONFIGURED, finding.get().reason(), finding.get().message());
    }
    if (situation.facts().deleted()
        || situation.facts().inMaintenance()
        || !situation.verified()
        || situation.heartbeat() instanceof Heartbeat.Lost) {
      return isUnknown(NETWORK_CONFIGURED, outlook.reason(), outlook.message());
    }
    return situation
        .report()
        .map(report -> report.network(NETWORK_CONFIGURED, name))
        .orElseGet(() -> isFalse(NETWORK_CONFIGURED, MachineReason.APPLYING, applying()));
  }

  private String maintenance() {
    var reason = situation.facts().machine().getSpec().maintenance().reason();
    return situation.facts().fenced()
        ? ("%s is in maintenance and fenced (%s): its identity, keys and configuration are deleted. When the work"
                + " is done, remove spec.maintenance and enrol it again: ironkeel enrol %s.")
            .formatted(name, reason, name.name())
        : "%s is in maintenance (%s); when the work is done, remove spec.maintenance."
            .formatted(name, reason);
  }

  private String draining() {
    return ("%s goes into maintenance (%s) when its neighbours use other ways, see condition Drained; until then its agent works"
            + " on.")
        .formatted(name, situation.facts().machine().getSpec().maintenance().reason());
  }

  private String applying() {
    return ("The agent on %s has not reported on configuration %s yet; if this lasts, look at the agent:"
            + " journalctl -u ironkeel-agent.")
        .formatted(name.name(), situation.desired().hash());
  }

  private String notEnrolled() {
    return "No machine has reported as %s yet; run `ironkeel enrol %s` and give the machine what it prints."
        .formatted(name, name.name());
  }

  private String mismatch(Enrolment.Mismatch mismatch) {
    return ("Another machine reports as %s: %s. If it replaces the former one, change spec.identity; if not, set"
            + " spec.maintenance with fence: true to take its token away.")
        .formatted(name, mismatch.difference());
  }

  private String heartbeatLost() {
    return ("The agent on %s does not renew its Lease any more, so what the machine is like is not known; look at the"
            + " machine: journalctl -u ironkeel-agent.")
        .formatted(name.name());
  }

  private String noHeartbeatYet() {
    return "The agent on %s has sent no heartbeat yet; if this lasts, look at the agent: journalctl -u ironkeel-agent."
        .formatted(name.name());
  }
}
