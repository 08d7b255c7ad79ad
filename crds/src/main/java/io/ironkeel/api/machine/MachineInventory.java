package io.ironkeel.api.machine;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/** The machine in a few figures; all of it is in the MachineState of its namespace. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MachineInventory(
    @Size(max = 64) @JsonPropertyDescription("Serial number its firmware reports.")
        String serialNumber,
    @Size(max = 36) @JsonPropertyDescription("UUID its firmware reports.") String systemUUID,
    @JsonPropertyDescription("Threads of its CPUs, as the kernel counts them.") Integer cpuThreads,
    @JsonPropertyDescription("Memory, in MiB.") Long memoryMiB,
    @JsonPropertyDescription("Number of its disks.") Integer disks,
    @JsonPropertyDescription("Size of all its disks together, in GiB.") Long diskGiB,
    @JsonPropertyDescription("Number of its network ports.") Integer ports,
    @Size(max = 128) @JsonPropertyDescription("Release of its operating system.")
        String operatingSystem,
    @Size(max = 128) @JsonPropertyDescription("Release of its kernel.") String kernelVersion,
    @Size(max = 64) @JsonPropertyDescription("Version of its agent.") String agentVersion) {}
