package io.ironkeel.api.machinestate;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** Who is at the other end of a cable, as its LLDP announcements say. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Neighbour(
    @Required @Size(max = 15) @JsonPropertyDescription("Interface of this machine.")
        String localPort,
    @Required
        @Size(max = 128)
        @JsonPropertyDescription("Identifier of the other machine, often a MAC address.")
        String chassisId,
    @Size(max = 128) @JsonPropertyDescription("Name of the other machine.") String chassisName,
    @Required
        @Size(max = 128)
        @JsonPropertyDescription(
            "Identifier of the other machine's port, often its name or MAC address.")
        String portId,
    @Size(max = 128)
        @JsonPropertyDescription("Description of the other machine's port, often its name.")
        String portDescription) {}
