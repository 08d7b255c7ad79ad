package io.ironkeel.operators.machines;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.ironkeel.api.condition.ConditionDraft;
import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.machine.MachineStatus;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.machineconfig.MachineConfigStatus;
import io.ironkeel.api.machinestate.MachineStateStatus;
import io.ironkeel.api.machinestate.NetworkInterface;
import io.ironkeel.api.network.Address;
import io.ironkeel.operators.kubernetes.MachineRooms;
import io.ironkeel.operators.kubernetes.Outlook;
import io.ironkeel.operators.machines.MachinePlan.FinalizerChange;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides, from facts alone, which objects a machine needs and what its status says. */
final class MachinePlanner {

  /** Keeps a deleted machine of deletionPolicy Clean until its machine is clean. */
  static final String FINALIZER = "ironkeel.io/clean";

  private final Clock clock;

  MachinePlanner(Clock clock) {
    this.clock = clock;
  }

  MachinePlan plan(MachineFacts facts) {
    var situation = Situation.of(facts, clock.instant());
    var marked = facts.machine().hasFinalizer(FINALIZER);
    if (facts.deleted() && !marked) {
      return MachinePlan.leaveAlone(FinalizerChange.NONE);
    }
    if (facts.deleted() && mayGo(situation)) {
      return MachinePlan.leaveAlone(FinalizerChange.REMOVE);
    }
    return new MachinePlan(
        marked == facts.mustBeCleaned()
            ? FinalizerChange.NONE
            : marked ? FinalizerChange.REMOVE : FinalizerChange.SET,
        situation.roomFinding().isPresent() ? List.of() : writes(situation),
        facts.fenced() ? deletes(situation.facts()) : List.of(),
        Optional.of(status(situation, new MachineConditions(situation).all())),
        lookAgain(situation));
  }

  private static boolean mayGo(Situation situation) {
    return !situation.facts().mustBeCleaned()
        || situation.roomFinding().isPresent()
        || situation.leavesNothingBehind();
  }

  /**
   * The status while something outside the plan fails, for example the API server refuses a write.
   */
  MachineStatus failing(MachineFacts facts, String reason, String message) {
    var situation = Situation.of(facts, clock.instant());
    return status(
        situation, new MachineConditions(situation).with(Outlook.working(reason, message)));
  }

  /** The heartbeat and the wait for a drain end by time alone, without any event. */
  private Optional<Duration> lookAgain(Situation situation) {
    return Stream.concat(
            situation.heartbeat() instanceof Heartbeat.Fresh(var until)
                ? Stream.of(until)
                : Stream.empty(),
            situation.drainAwaited().flatMap(DrainAwaited::until).stream())
        .min(Comparator.naturalOrder())
        .map(until -> Duration.between(clock.instant(), until));
  }

  private static List<HasMetadata> writes(Situation situation) {
    var facts = situation.facts();
    var room = new MachineRoom(facts.machine());
    if (facts.fenced()) {
      return difference(room.namespace(), facts.namespace()).toList();
    }
    return Stream.of(
            difference(room.namespace(), facts.namespace()),
            // Rights before the account: whoever has its token can use it at once.
            difference(room.agentBinding(), facts.agentBinding()),
            difference(room.agentAccount(), facts.agentAccount()),
            config(situation)
                .map(room::base)
                .map(config -> difference(config, facts.base()))
                .orElseGet(Stream::empty))
        .flatMap(writes -> writes)
        .toList();
  }

  /**
   * What the machine is told. One that is not verified is told nothing new, but that nothing may be
   * changed; one whose machine has a mistake keeps what it has.
   */
  private static Optional<MachineConfigSpec> config(Situation situation) {
    var existing = situation.facts().base().map(MachineConfig::getSpec);
    var suspended = situation.desired().suspended();
    if (!situation.verified()) {
      return existing.filter(spec -> suspended).map(spec -> spec.withSuspended(true));
    }
    if (situation.specFinding().isPresent() && !situation.facts().deleted()) {
      return existing.map(spec -> spec.withSuspended(suspended));
    }
    return Optional.of(situation.desired());
  }

  /**
   * The identity first, so that its token is refused soonest; the binding last: while it is there,
   * something may be left. What the former machine said of itself must not enrol the next one.
   */
  private static List<HasMetadata> deletes(MachineFacts facts) {
    if (facts.agentAccount().isEmpty()
        && facts.agentBinding().isEmpty()
        && facts.configs().isEmpty()
        && facts.state().isEmpty()
        && facts.lease().isEmpty()) {
      return List.of();
    }
    return Stream.<Stream<? extends HasMetadata>>of(
            facts.agentAccount().stream(),
            Stream.of(new MachineRoom(facts.machine()).keys()),
            facts.configs().stream(),
            facts.state().stream(),
            facts.lease().stream(),
            facts.agentBinding().stream())
        .<HasMetadata>flatMap(objects -> objects)
        .toList();
  }

  private static Stream<HasMetadata> difference(
      HasMetadata wanted, Optional<? extends HasMetadata> existing) {
    return RoomDifference.mustWrite(wanted, existing) ? Stream.of(wanted) : Stream.empty();
  }

  private MachineStatus status(Situation situation, List<ConditionDraft> conditions) {
    var facts = situation.facts();
    var generation = facts.machine().getMetadata().getGeneration();
    var previous = Optional.ofNullable(facts.machine().getStatus()).orElse(MachineStatus.EMPTY);
    var report = facts.base().flatMap(config -> Optional.ofNullable(config.getStatus()));
    return new MachineStatus(
        generation,
        Conditions.follow(previous.conditions(), conditions, generation, clock),
        MachineRooms.of(facts.name()),
        managementAddress(facts),
        addresses(facts),
        reported(facts).map(InventorySummary::of).orElse(null),
        situation.desired().hash(),
        report.map(MachineConfigStatus::appliedHash).orElse(previous.appliedHash()),
        report.map(MachineConfigStatus::lastRejected).orElse(null),
        null);
  }

  private static String managementAddress(MachineFacts facts) {
    return interfaces(facts)
        .filter(nic -> nic.name().equals(facts.machine().getSpec().managementInterface()))
        .flatMap(nic -> nic.addresses().stream())
        .map(Address::withoutPrefix)
        .findFirst()
        .orElse(null);
  }

  private static List<String> addresses(MachineFacts facts) {
    return interfaces(facts)
        .flatMap(nic -> nic.addresses().stream())
        .distinct()
        .limit(MachineStatus.ADDRESSES_MAX)
        .toList();
  }

  private static Stream<NetworkInterface> interfaces(MachineFacts facts) {
    return reported(facts).stream().flatMap(status -> status.interfaces().stream());
  }

  /** What the agent says its machine is. */
  private static Optional<MachineStateStatus> reported(MachineFacts facts) {
    return facts.state().flatMap(state -> Optional.ofNullable(state.getStatus()));
  }
}
