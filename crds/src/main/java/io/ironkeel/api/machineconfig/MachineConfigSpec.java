package io.ironkeel.api.machineconfig;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.ironkeel.api.names.Names;
import io.ironkeel.api.network.Network;
import io.ironkeel.api.network.NetworkRules;
import io.ironkeel.api.routing.Routing;
import io.ironkeel.api.storage.Storage;
import io.ironkeel.api.sysctl.Sysctl;
import io.ironkeel.api.time.Time;
import java.util.List;

/**
 * What a machine shall be like in one concern. The agent turns it into action; only the operator of
 * that concern writes it.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = NetworkRules.MANAGEMENT_IS_LEFT_ALONE,
    messageExpression = NetworkRules.MANAGEMENT_IS_LEFT_ALONE_MESSAGE)
@ValidationRule(value = Sysctl.NO_PAIRS, message = Sysctl.NO_PAIRS_MESSAGE)
public record MachineConfigSpec(
    @Required
        @Size(min = 1, max = 64)
        @JsonPropertyDescription(
            "Hash over the rest of the spec, computed by the operator. The agent reports it back as"
                + " status.appliedHash once all of it is applied.")
        String hash,
    @Size(max = 64)
        @JsonPropertyDescription(
            "Not part of the hash. A change of it asks the agent to try a rejected configuration again.")
        String retry,
    @Default("false")
        @JsonPropertyDescription(
            "Not part of the hash. While true the agent looks and reports, but changes nothing.")
        Boolean suspended,
    @Size(min = 1, max = 15)
        @JsonPropertyDescription(
            "Interface the agent must never change: the machine is reached through it.")
        String managementInterface,
    @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Network.Nothing.class)
        @JsonPropertyDescription("Interfaces to manage; those not named are left alone.")
        Network network,
    @JsonPropertyDescription(
            "Where the clock gets its time. Without it the machine's own configuration stays.")
        Time time,
    @JsonPropertyDescription(
            "The machine's name and how it finds others. Without it all of that stays as it is.")
        Names names,
    @Size(max = 64) @JsonPropertyDescription("Kernel parameters; those not named are left alone.")
        List<Sysctl> sysctls,
    @JsonPropertyDescription(
            "How the machine exchanges routes with others, by FRR. Without it FRR stays as it is.")
        Routing routing,
    @JsonPropertyDescription(
            "Pools and volumes on the machine's disks. What is not named is left alone, also what was named before.")
        Storage storage) {

  /** Nothing asked for: what a machine falls back to before its first confirmed configuration. */
  public static MachineConfigSpec nothing(String managementInterface) {
    return new MachineConfigSpec(
        "", null, null, managementInterface, null, null, null, null, null, null);
  }

  /** Nothing but storage. */
  public static MachineConfigSpec storage(String hash, String retry, Storage storage) {
    return new MachineConfigSpec(hash, retry, null, null, null, null, null, null, null, storage);
  }

  /** The same, but for whether the agent may change anything. */
  public MachineConfigSpec withSuspended(boolean value) {
    return new MachineConfigSpec(
        hash, retry, value, managementInterface, network, time, names, sysctls, routing, storage);
  }

  /**
   * Whether a machine that is as one says is as the other says. Not the hash alone: it covers parts
   * that an older agent could not read.
   */
  public boolean asksTheSameAs(MachineConfigSpec other) {
    return equals(
        new MachineConfigSpec(
            other.hash,
            retry,
            suspended,
            other.managementInterface,
            other.network,
            other.time,
            other.names,
            other.sysctls,
            other.routing,
            other.storage));
  }

  /** The same, but for what asks the agent to try again. */
  public MachineConfigSpec withRetry(String value) {
    return new MachineConfigSpec(
        hash,
        value,
        suspended,
        managementInterface,
        network,
        time,
        names,
        sysctls,
        routing,
        storage);
  }

  public MachineConfigSpec {
    suspended = suspended != null && suspended;
    sysctls = sysctls == null ? List.of() : List.copyOf(sysctls);
    network = network == null ? Network.NONE : network;
    names = Names.NOTHING.equals(names) ? null : names;
  }
}
