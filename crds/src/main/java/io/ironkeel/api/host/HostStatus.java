package io.ironkeel.api.host;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.ironkeel.api.condition.Condition;
import io.ironkeel.api.machineconfig.RejectedChange;
import java.util.List;

/** What Ironkeel knows about a server. Only the machines operator writes here. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record HostStatus(
    @Default("-1")
        @JsonPropertyDescription(
            "Generation of the spec this status describes; -1 before the first look.")
        Long observedGeneration,
    @Size(max = 16)
        @JsonPropertyDescription(
            "State by aspect: Ready, Reconciling, Stalled, Enrolled, AgentConnected, NetworkConfigured. Reasons are in docs/kinds/host.md.")
        List<Condition> conditions,
    @Size(max = 63)
        @JsonPropertyDescription(
            "The machine's own namespace: its configuration, state, identity and keys.")
        String namespace,
    @Size(max = 43)
        @JsonPropertyDescription("First address the agent reports on the management interface.")
        String managementAddress,
    @Size(max = HostStatus.ADDRESSES_MAX)
        @JsonPropertyDescription(
            "Addresses of all its interfaces as the agent reports them, link-local ones left out; the first 32.")
        List<@Size(max = 43) String> addresses,
    @JsonPropertyDescription("The machine in a few figures.") HostInventory inventory,
    @Size(max = 64) @JsonPropertyDescription("Hash of the configuration planned from this spec.")
        String desiredHash,
    @Size(max = 64)
        @JsonPropertyDescription("Hash of the configuration the agent last applied completely.")
        String appliedHash,
    @JsonPropertyDescription(
            "Last change of this machine that was tried and undone, until another one is applied.")
        RejectedChange lastRejected) {

  public static final int ADDRESSES_MAX = 32;

  public static final HostStatus EMPTY =
      new HostStatus(-1L, List.of(), null, null, List.of(), null, null, null, null);

  public HostStatus {
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
    addresses = addresses == null ? List.of() : List.copyOf(addresses);
  }
}
