package io.ironkeel.api.discoveredmachine;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/** What Ironkeel knows about a machine that announced itself. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DiscoveredMachineStatus(
    @Size(max = 63)
        @JsonPropertyDescription(
            "Host whose spec.identity these claims fit: enrol the machine under this name. Absent or empty"
                + " while no declared host fits.")
        String matchesHost) {}
