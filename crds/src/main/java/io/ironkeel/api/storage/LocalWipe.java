package io.ironkeel.api.storage;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A disk of one machine that may be emptied, as long as this and nothing else is on it. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record LocalWipe(
    @Required @Size(min = 1, max = 253) @JsonPropertyDescription("Name of its WipeApproval.")
        String name,
    @Required
        @Size(min = 1, max = DiskIdentity.LENGTH_MAX)
        @Pattern(DiskIdentity.PATTERN)
        @JsonPropertyDescription("The disk, by what its hardware says of itself.")
        String disk,
    @Required
        @Pattern("^[0-9a-f]{16}$")
        @JsonPropertyDescription("What must be on it, as the MachineState has it.")
        String content) {}
