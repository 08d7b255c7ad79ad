package io.ironkeel.api.storagepool;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import io.ironkeel.api.storage.Layout;

/** RAID by the kernel (md), a thin pool of LVM on it, volumes in that. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "!has(self.chunkKiB) || self.layout in ['raid5', 'raid6', 'raid10']",
    messageExpression = "'chunkKiB has no meaning for layout ' + self.layout + ': remove it'")
@ValidationRule(
    value =
        "!has(self.chunkKiB) || self.chunkKiB in [4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768,"
            + " 65536]",
    message = "chunkKiB must be a power of two")
public record LocalEngine(
    @Required
        @JsonPropertyDescription(
            "How the data lies on the disks. single: one after the other, no redundancy. raid1: the same on all. raid10:"
                + " striped over pairs. raid5, raid6: striped with one or two parities.")
        Layout layout,
    @Min(4)
        @Max(65536)
        @JsonPropertyDescription(
            "Size of a stripe's part on one disk, in KiB, a power of two; 512 without it. Of layouts raid5, raid6 and"
                + " raid10. Holds for hosts that have no pool yet.")
        Integer chunkKiB,
    @Default("100")
        @Min(100)
        @Max(1000)
        @JsonPropertyDescription(
            "How much may be promised to volumes, in percent of what there is. Above 100 a pool can become full although no"
                + " volume is.")
        Integer overprovisioningPercent) {

  public LocalEngine {
    overprovisioningPercent = overprovisioningPercent == null ? 100 : overprovisioningPercent;
  }
}
