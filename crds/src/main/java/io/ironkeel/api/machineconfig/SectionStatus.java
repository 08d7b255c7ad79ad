package io.ironkeel.api.machineconfig;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** What came of one section of a configuration. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SectionStatus(
    @Required
        @Size(max = 32)
        @JsonPropertyDescription("Part of the agent that applies it. Examples: links, time.")
        String name,
    @Required
        @Pattern("^(Applied|Unmet|Failed)$")
        @JsonPropertyDescription(
            "Applied: the machine is as asked. Unmet: it lacks something. Failed: a command failed and is tried"
                + " again.")
        String state,
    @Size(max = 2048) @JsonPropertyDescription("What is missing or failed.") String message) {}
