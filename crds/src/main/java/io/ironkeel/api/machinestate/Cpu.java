package io.ironkeel.api.machinestate;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;

/** The machine's processors, all of one kind. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Cpu(
    @Size(max = 128) @JsonPropertyDescription("Model. Example: AMD EPYC 9354 32-Core Processor.")
        String model,
    @Size(max = 16)
        @JsonPropertyDescription("Architecture, as `uname -m` shows it. Example: x86_64.")
        String architecture,
    @Min(1) @Max(1024) @JsonPropertyDescription("Number of sockets with a processor.")
        Integer sockets,
    @Min(1) @Max(65536) @JsonPropertyDescription("Cores of all sockets together.") Integer cores,
    @Min(1)
        @Max(65536)
        @JsonPropertyDescription("Threads of all cores together: what the kernel counts as CPUs.")
        Integer threads) {}
