package io.ironkeel.api.machinestate;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** CPUs and the memory that is near to them. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record NumaNode(
    @Required @Min(0) @Max(1023) @JsonPropertyDescription("Number of the node in the kernel.")
        int id,
    @Size(max = 256)
        @JsonPropertyDescription("Its CPUs, as the kernel lists them. Example: 0-31,64-95.")
        String cpus,
    @Min(0) @Max(1L << 40) @JsonPropertyDescription("Its memory that the kernel can use, in MiB.")
        Long memoryMiB) {}
