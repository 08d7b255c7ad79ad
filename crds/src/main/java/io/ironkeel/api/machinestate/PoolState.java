package io.ironkeel.api.machinestate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.ironkeel.api.storage.DiskIdentity;
import io.ironkeel.api.storage.LocalPool;
import java.util.List;

/** A pool as it is on the machine's disks. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PoolState(
    @Required @Size(max = LocalPool.NAME_MAX) @JsonPropertyDescription("Name of its StoragePool.")
        String name,
    @Required
        @Size(max = 36)
        @JsonPropertyDescription("What is written on its disks to know them again.")
        String uuid,
    @Min(0)
        @JsonPropertyDescription(
            "Space for the data of volumes, in MiB; absent before the pool is in use.")
        Long sizeMiB,
    @Min(0)
        @Max(100)
        @JsonPropertyDescription("How much of it is written to, in percent, in steps of 5.")
        Integer usedPercent,
    @Min(0)
        @Max(100)
        @JsonPropertyDescription(
            "How far a disk is filled or a RAID is reshaped, in percent, in steps of 10; absent when nothing is going on.")
        Integer progressPercent,
    @Size(max = PoolState.DISKS_MAX) @JsonPropertyDescription("Its disks.") List<PoolDisk> disks) {

  public static final int DISKS_MAX = LocalPool.DISKS_MAX + LocalPool.SPARES_MAX;

  public PoolState {
    disks = disks == null ? List.of() : List.copyOf(disks);
  }

  /** A disk of a pool. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record PoolDisk(
      @Required
          @Size(max = DiskIdentity.LENGTH_MAX)
          @JsonPropertyDescription("What its hardware says it is. Example: serial:S4EVNX0N.")
          String disk,
      @Required
          @Pattern("^(InUse|Rebuilding|Spare|Failed|Missing)$")
          @JsonPropertyDescription(
              "InUse: holds data. Rebuilding: is being filled. Spare: waits to take over. Failed: the kernel gave it up."
                  + " Missing: it is not in the machine, or not in the pool.")
          String state) {

    public static final String IN_USE = "InUse";
    public static final String REBUILDING = "Rebuilding";
    public static final String SPARE = "Spare";
    public static final String FAILED = "Failed";
    public static final String MISSING = "Missing";

    /** Whether it can hold data of the pool no more. */
    @JsonIgnore
    public boolean isLost() {
      return state.equals(FAILED) || state.equals(MISSING);
    }
  }
}
