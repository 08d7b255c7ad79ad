package io.ironkeel.api.storagepool;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.ironkeel.api.storage.LocalPool;
import java.util.List;

/**
 * Which disks of a host may be taken, and how many. Only blank ones, that say which disk they are,
 * ever are.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "!has(self.minSizeGiB) || !has(self.maxSizeGiB) || self.minSizeGiB <= self.maxSizeGiB",
    message = "minSizeGiB is larger than maxSizeGiB: no disk fits")
public record DiskSelector(
    @Min(1)
        @Max(1 << 20)
        @JsonPropertyDescription("The smallest size, in GiB (2^30 bytes); any without it.")
        Integer minSizeGiB,
    @Min(1)
        @Max(1 << 20)
        @JsonPropertyDescription("The largest size, in GiB (2^30 bytes); any without it.")
        Integer maxSizeGiB,
    @JsonPropertyDescription("Whether they have moving parts; either without it.")
        Boolean rotational,
    @Size(max = 32) @JsonPropertyDescription("Models as the disks report them; any without it.")
        List<@Size(min = 1, max = 128) String> models,
    @Size(max = 256)
        @JsonPropertyDescription("World wide names of the disks that may be taken; any without it.")
        List<@Size(min = 1, max = 128) String> wwns,
    @Size(max = 256)
        @JsonPropertyDescription("Serial numbers of the disks that may be taken; any without it.")
        List<@Size(min = 1, max = 128) String> serialNumbers,
    @Required
        @Min(1)
        @Max(LocalPool.DISKS_MAX)
        @JsonPropertyDescription(
            "How many disks hold the data on each host. A host with fewer that fit gives none. It can grow, not shrink.")
        Integer count,
    @Default("0")
        @Min(0)
        @Max(LocalPool.SPARES_MAX)
        @JsonPropertyDescription(
            "How many more wait on each host to take over from one that fails.")
        Integer spares) {

  public DiskSelector {
    models = models == null ? List.of() : List.copyOf(models);
    wwns = wwns == null ? List.of() : List.copyOf(wwns);
    serialNumbers = serialNumbers == null ? List.of() : List.copyOf(serialNumbers);
    spares = spares == null ? 0 : spares;
  }
}
