package io.ironkeel.api.machinestate;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.ironkeel.api.storage.Storage;
import java.util.List;

/** What the agent sees on its machine. Written when something changed, never on a clock. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record MachineStateStatus(
    @Size(max = 128)
        @JsonPropertyDescription(
            "Release of the operating system. Example: Debian GNU/Linux 13 (trixie).")
        String operatingSystem,
    @Size(max = 128) @JsonPropertyDescription("Release of the kernel, as `uname -r` shows it.")
        String kernelVersion,
    @Size(max = 64) @JsonPropertyDescription("Version of the agent.") String agentVersion,
    @JsonPropertyDescription("What the machine's firmware says of itself.") Firmware firmware,
    @Size(max = 16)
        @JsonPropertyDescription(
            "Version of the trusted platform module (TPM), 1.2 or 2.0. Absent without one.")
        String tpmVersion,
    @JsonPropertyDescription("The machine's processors.") Cpu cpu,
    @Min(0)
        @Max(1L << 40)
        @JsonPropertyDescription(
            "Memory that the kernel can use, in MiB; a little less than what is plugged in.")
        Long memoryMiB,
    @Size(max = MachineStateStatus.NUMA_NODES_MAX)
        @JsonPropertyDescription("NUMA nodes, by number; the first 64.")
        List<NumaNode> numaNodes,
    @Size(max = MachineStateStatus.DISKS_MAX)
        @JsonPropertyDescription("Disks, by name; the first 256.")
        List<Disk> disks,
    @Size(max = MachineStateStatus.INTERFACES_MAX)
        @JsonPropertyDescription("Interfaces other than the loopback, by name; the first 128.")
        List<NetworkInterface> interfaces,
    @Size(max = MachineStateStatus.NEIGHBOURS_MAX)
        @JsonPropertyDescription(
            "Machines at the other ends of its cables that announce themselves by LLDP, by local"
                + " port; the first 128.")
        List<Neighbour> neighbours,
    @Size(max = MachineStateStatus.BGP_SESSIONS_MAX)
        @JsonPropertyDescription(
            "BGP sessions of the machine, by peer; the first 128. Absent while its routing is not configured here.")
        List<BgpSession> bgpSessions,
    @Size(max = MachineStateStatus.OSPF_NEIGHBOURS_MAX)
        @JsonPropertyDescription(
            "OSPF neighbours of the machine, by interface; the first 64. Absent while its routing is not configured here.")
        List<OspfNeighbour> ospfNeighbours,
    @Size(max = Storage.POOLS_MAX)
        @JsonPropertyDescription("Pools on its disks, by name; the first 16.")
        List<PoolState> storagePools,
    @Size(max = Storage.VOLUMES_MAX)
        @JsonPropertyDescription("Volumes in its pools, by name; the first 256.")
        List<VolumeState> storageVolumes) {

  public static final int NUMA_NODES_MAX = 64;
  public static final int DISKS_MAX = 256;
  public static final int INTERFACES_MAX = 128;
  public static final int NEIGHBOURS_MAX = 128;
  public static final int BGP_SESSIONS_MAX = 128;
  public static final int OSPF_NEIGHBOURS_MAX = 64;

  public MachineStateStatus {
    numaNodes = numaNodes == null ? List.of() : List.copyOf(numaNodes);
    disks = disks == null ? List.of() : List.copyOf(disks);
    interfaces = interfaces == null ? List.of() : List.copyOf(interfaces);
    neighbours = neighbours == null ? List.of() : List.copyOf(neighbours);
    bgpSessions = bgpSessions == null ? List.of() : List.copyOf(bgpSessions);
    ospfNeighbours = ospfNeighbours == null ? List.of() : List.copyOf(ospfNeighbours);
    storagePools = storagePools == null ? List.of() : List.copyOf(storagePools);
    storageVolumes = storageVolumes == null ? List.of() : List.copyOf(storageVolumes);
  }
}
