package io.ironkeel.api.storage;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** Disks of one machine made into one pool. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record LocalPool(
    @Required
        @Size(min = 1, max = LocalPool.NAME_MAX)
        @Pattern("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")
        @JsonPropertyDescription("Name of its StoragePool.")
        String name,
    @Required
        @Pattern("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
        @JsonPropertyDescription(
            "What is written on its disks, so that they are known again: the same for this machine and pool over restarts"
                + " and restores, another for every other.")
        String uuid,
    @Required @JsonPropertyDescription("How the data lies on the disks.") Layout layout,
    @Min(4)
        @Max(65536)
        @JsonPropertyDescription(
            "Size of a stripe's part on one disk, in KiB; that of mdadm without it.")
        Integer chunkKiB,
    @Size(max = LocalPool.DISKS_MAX)
        @JsonPropertyDescription(
            "The disks that hold its data, by what their hardware says of itself.")
        List<@Size(max = DiskIdentity.LENGTH_MAX) @Pattern(DiskIdentity.PATTERN) String> disks,
    @Size(max = LocalPool.SPARES_MAX) @JsonPropertyDescription("The disks that wait to take over.")
        List<@Size(max = DiskIdentity.LENGTH_MAX) @Pattern(DiskIdentity.PATTERN) String> spares,
    @Default("false")
        @JsonPropertyDescription(
            "Whether the pool is to be taken apart and its disks emptied. Only done when no volume is left in it.")
        Boolean remove) {

  public static final int NAME_MAX = 40;
  public static final int DISKS_MAX = 64;
  public static final int SPARES_MAX = 8;

  public LocalPool {
    disks = disks == null ? List.of() : List.copyOf(disks);
    spares = spares == null ? List.of() : List.copyOf(spares);
    remove = remove != null && remove;
  }
}
