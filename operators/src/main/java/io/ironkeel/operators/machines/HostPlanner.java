package io.ironkeel.operators.machines;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.ironkeel.api.condition.ConditionDraft;
import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.host.HostStatus;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.machineconfig.MachineConfigStatus;
import io.ironkeel.api.machinestate.MachineStateStatus;
import io.ironkeel.api.machinestate.NetworkInterface;
import io.ironkeel.api.network.Address;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides, from facts alone, which objects a host needs and what its status says. */
final class HostPlanner {

  private final Clock clock;

  HostPlanner(Clock clock) {
    this.clock = clock;
  }

  HostPlan plan(HostFacts facts) {
    var desired = BaseConfigCompiler.compile(facts.host().getSpec());
    return HostCheck.first(facts)
        .map(
            finding ->
                new HostPlan(List.of(), status(facts, desired, HostConditions.blocked(finding))))
        .orElseGet(
            () ->
                new HostPlan(
                    writes(facts, desired),
                    status(
                        facts,
                        desired,
                        HostConditions.fromAgent(facts.name(), desired, facts.base()))));
  }

  /**
   * The status while something outside the plan fails, for example the API server refuses a write.
   */
  HostStatus failing(HostFacts facts, String reason, String message) {
    return status(
        facts,
        BaseConfigCompiler.compile(facts.host().getSpec()),
        HostConditions.inProgress(reason, message));
  }

  private List<HasMetadata> writes(HostFacts facts, MachineConfigSpec desired) {
    var room = new MachineRoom(facts.host());
    return Stream.of(
            difference(room.namespace(), facts.namespace()),
            difference(room.agentAccount(), facts.agentAccount()),
            difference(room.agentBinding(), facts.agentBinding()),
            difference(room.base(desired), facts.base()))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<HasMetadata> difference(
      HasMetadata wanted, Optional<? extends HasMetadata> existing) {
    return RoomDifference.mustWrite(wanted, existing) ? Optional.of(wanted) : Optional.empty();
  }

  private HostStatus status(
      HostFacts facts, MachineConfigSpec desired, List<ConditionDraft> conditions) {
    var generation = facts.host().getMetadata().getGeneration();
    var previous = Optional.ofNullable(facts.host().getStatus()).orElse(HostStatus.EMPTY);
    var report = facts.base().flatMap(config -> Optional.ofNullable(config.getStatus()));
    return new HostStatus(
        generation,
        Conditions.follow(previous.conditions(), conditions, generation, clock),
        MachineRoom.namespaceOf(facts.name()),
        managementAddress(facts),
        addresses(facts),
        reported(facts).map(InventorySummary::of).orElse(null),
        desired.hash(),
        report.map(MachineConfigStatus::appliedHash).orElse(null),
        report.map(MachineConfigStatus::lastRejected).orElse(null));
  }

  private static String managementAddress(HostFacts facts) {
    return interfaces(facts)
        .filter(nic -> nic.name().equals(facts.host().getSpec().managementInterface()))
        .flatMap(nic -> nic.addresses().stream())
        .map(Address::withoutPrefix)
        .findFirst()
        .orElse(null);
  }

  private static List<String> addresses(HostFacts facts) {
    return interfaces(facts)
        .flatMap(nic -> nic.addresses().stream())
        .distinct()
        .limit(HostStatus.ADDRESSES_MAX)
        .toList();
  }

  private static Stream<NetworkInterface> interfaces(HostFacts facts) {
    return reported(facts).stream().flatMap(status -> status.interfaces().stream());
  }

  /** What the agent says its machine is. */
  private static Optional<MachineStateStatus> reported(HostFacts facts) {
    return facts.state().flatMap(state -> Optional.ofNullable(state.getStatus()));
  }
}
