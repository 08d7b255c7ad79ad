package io.ironkeel.api.machinestate;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/**
 * A disk as the machine's kernel shows it; one that hardware offers, none that software makes of
 * others. What is on it decides whether it may be used, so a look that failed is told apart from
 * one that found nothing.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Disk(
    @Required
        @Size(max = 32)
        @JsonPropertyDescription(
            "Name in the machine's kernel; another boot may give it to another disk. Example:"
                + " nvme0n1.")
        String name,
    @Size(max = 255)
        @JsonPropertyDescription(
            "Its link in /dev/disk/by-id, which stays. Example:"
                + " /dev/disk/by-id/wwn-0x5002538e40a1b2c3.")
        String idPath,
    @Size(max = 128)
        @JsonPropertyDescription("World wide name, unique among all disks, as the disk reports it.")
        String wwn,
    @Size(max = 128) @JsonPropertyDescription("Serial number the disk reports.")
        String serialNumber,
    @Size(max = 128) @JsonPropertyDescription("Model the disk reports.") String model,
    @Min(0) @JsonPropertyDescription("Size, in bytes.") Long sizeBytes,
    @JsonPropertyDescription("Whether it has moving parts, as far as the disk tells.")
        Boolean rotational,
    @Size(max = 16)
        @JsonPropertyDescription("What connects it. Examples: nvme, sas, sata, usb, virtio.")
        String transport,
    @Size(max = 32)
        @JsonPropertyDescription(
            "What is on the disk and on its partitions: partition tables, file systems, members of"
                + " RAIDs and volume groups, by the names wipefs gives them; the first 32.")
        List<@Size(max = 64) String> signatures,
    @Pattern("^[0-9a-f]{16}$")
        @JsonPropertyDescription(
            "Changes with what is found on the disk and on its partitions: kinds, places and identities of signatures. It is what"
                + " a WipeApproval names. Absent when nothing is found.")
        String content,
    @Size(max = 64)
        @JsonPropertyDescription(
            "Devices the kernel made of the disk or of its partitions: RAIDs, logical and encrypted"
                + " volumes; the first 64.")
        List<@Size(max = 128) String> holders,
    @Size(max = 32)
        @JsonPropertyDescription(
            "Where the disk, its partitions and its holders are mounted, [SWAP] for swap space; the"
                + " first 32.")
        List<@Size(max = 255) String> mounts,
    @JsonPropertyDescription(
            "Whether a complete look at the disk found no partition, signature, holder or mount."
                + " Absent when its signatures could not be read.")
        Boolean blank) {

  public Disk {
    signatures = signatures == null ? List.of() : List.copyOf(signatures);
    holders = holders == null ? List.of() : List.copyOf(holders);
    mounts = mounts == null ? List.of() : List.copyOf(mounts);
  }
}
