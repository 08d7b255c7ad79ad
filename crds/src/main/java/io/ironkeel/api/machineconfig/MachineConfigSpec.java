package io.ironkeel.api.machineconfig;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.ironkeel.api.network.Network;

/**
 * What a machine shall be like in one concern. The agent turns it into action; only the operator of
 * that concern writes it.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MachineConfigSpec(
    @Required
        @Size(min = 1, max = 64)
        @JsonPropertyDescription(
            "Hash over the rest of the spec, computed by the operator. The agent reports it back as"
                + " status.appliedHash once all of it is applied.")
        String hash,
    @Size(min = 1, max = 15)
        @JsonPropertyDescription(
            "Interface the agent must never change: the machine is reached through it.")
        String managementInterface,
    @JsonPropertyDescription("Interfaces to manage; those not named are left alone.")
        Network network) {

  public MachineConfigSpec {
    network = network == null ? Network.NONE : network;
  }
}
