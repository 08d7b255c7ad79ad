package io.ironkeel.api.fabric;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;

/** What a Fabric's spec said at one time, so that machines can be kept at it or brought back. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FabricSettings(
    @Required @Min(1) @JsonPropertyDescription("Generation of the Fabric that said so.")
        Long generation,
    @Required @JsonPropertyDescription("The Fabric's spec at that generation.") FabricSpec spec) {}
