package io.ironkeel.api.machinestate;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A session of the machine's BGP daemon with a neighbor, also with one that is not ours. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BgpSession(
    @Required @Size(max = 39) @JsonPropertyDescription("Interface or address of the neighbor.")
        String peer,
    @Min(0)
        @Max(4_294_967_295L)
        @JsonPropertyDescription("Number of the neighbor's autonomous system, once it was heard.")
        Long remoteAs,
    @Required @JsonPropertyDescription("Whether routes are exchanged now.") Boolean established) {}
