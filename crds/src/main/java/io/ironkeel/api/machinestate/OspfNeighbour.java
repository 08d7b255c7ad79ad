package io.ironkeel.api.machinestate;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A neighbour of the machine's OSPF daemon. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OspfNeighbour(
    @Required
        @Size(max = 15)
        @JsonPropertyDescription("Interface at whose other end the neighbour is.")
        String link,
    @Size(max = 15) @JsonPropertyDescription("The neighbour's router id.") String routerId,
    @Required @JsonPropertyDescription("Whether both know the same routes (state Full, RFC 2328).")
        Boolean full) {}
