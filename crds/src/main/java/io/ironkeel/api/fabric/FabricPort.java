package io.ironkeel.api.fabric;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** One port of a machine that a Link names, and who is at its other end. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FabricPort(
    @Required @Size(max = 15) @JsonPropertyDescription("The port.") String name,
    @Size(max = 63) @JsonPropertyDescription("The Link that names it.") String link,
    @Size(max = 80) @JsonPropertyDescription("Who shall be at the other end. Example: dsw-1/vec3.")
        String expected,
    @Size(max = 160)
        @JsonPropertyDescription(
            "Who is there as LLDP says; a machine and port of the fabric, or the name and port it announces. Absent while"
                + " nobody is heard.")
        String seen,
    @JsonPropertyDescription("Whether both ends see each other.") Boolean cabled) {}
