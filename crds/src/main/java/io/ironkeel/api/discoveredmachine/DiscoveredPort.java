package io.ironkeel.api.discoveredmachine;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A network port as the undeclared machine's kernel shows it. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DiscoveredPort(
    @Required @Size(max = 15) @JsonPropertyDescription("Name in the machine's kernel.") String name,
    @Size(max = 17) @JsonPropertyDescription("MAC address the hardware was made with.")
        String macAddress,
    @JsonPropertyDescription("Whether the port is up and has a signal.") Boolean carrier) {}
