package io.ironkeel.api.machine;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.ironkeel.api.condition.Condition;
import io.ironkeel.api.fabric.FabricMembership;
import io.ironkeel.api.machineconfig.RejectedChange;
import io.ironkeel.api.switches.SwitchCondition;
import java.util.List;
import java.util.function.Predicate;

/**
 * What Ironkeel knows about a machine. Only the machines operator writes here, but for its place in
 * the fabric.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record MachineStatus(
    @Default("-1")
        @JsonPropertyDescription(
            "Generation of the spec this status describes; -1 before the first look.")
        Long observedGeneration,
    @Size(max = 16)
        @JsonPropertyDescription(
            "State by aspect: Ready, Reconciling, Stalled, Enrolled, AgentConnected, NetworkConfigured; in a fabric also Cabled,"
                + " RoutingConverged, Redundant, Drained. Reasons are in docs/kinds/host.md and switch.md.")
        List<Condition> conditions,
    @Size(max = 63)
        @JsonPropertyDescription(
            "The machine's own namespace: its configuration, state, identity and keys.")
        String namespace,
    @Size(max = 43)
        @JsonPropertyDescription("First address the agent reports on the management interface.")
        String managementAddress,
    @Size(max = MachineStatus.ADDRESSES_MAX)
        @JsonPropertyDescription(
            "Addresses of all its interfaces as the agent reports them, link-local ones left out; the first 32.")
        List<@Size(max = 43) String> addresses,
    @JsonPropertyDescription("The machine in a few figures.") MachineInventory inventory,
    @Size(max = 64) @JsonPropertyDescription("Hash of the configuration planned from this spec.")
        String desiredHash,
    @Size(max = 64)
        @JsonPropertyDescription("Hash of the configuration the agent last applied completely.")
        String appliedHash,
    @JsonPropertyDescription(
            "Last change of this machine that was tried and undone, until another one is applied.")
        RejectedChange lastRejected,
    @JsonPropertyDescription(
            "Its place in the fabric, once a Link names it; written by the fabric operator.")
        FabricMembership fabric) {

  public static final int ADDRESSES_MAX = 32;

  public static final MachineStatus EMPTY =
      new MachineStatus(-1L, List.of(), null, null, List.of(), null, null, null, null, null);

  public MachineStatus {
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
    addresses = addresses == null ? List.of() : List.copyOf(addresses);
  }

  /** What of a status the machines operator writes. */
  public static MachineStatus ofMachine(MachineStatus all) {
    return all == null
        ? null
        : new MachineStatus(
            all.observedGeneration,
            conditions(all, type -> !SwitchCondition.ALL.contains(type)),
            all.namespace,
            all.managementAddress,
            all.addresses,
            all.inventory,
            all.desiredHash,
            all.appliedHash,
            all.lastRejected,
            null);
  }

  /** What of a status the fabric operator writes. */
  public static MachineStatus ofFabric(MachineStatus all) {
    return all == null
        ? ofFabric(List.of(), null)
        : ofFabric(conditions(all, SwitchCondition.ALL::contains), all.fabric);
  }

  /** The same, of these. */
  public static MachineStatus ofFabric(List<Condition> conditions, FabricMembership fabric) {
    return new MachineStatus(null, conditions, null, null, null, null, null, null, null, fabric);
  }

  private static List<Condition> conditions(MachineStatus all, Predicate<String> types) {
    return all.conditions.stream().filter(condition -> types.test(condition.type())).toList();
  }
}
