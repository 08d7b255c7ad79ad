package io.ironkeel.agent.storage;

import java.util.List;
import java.util.Optional;

/**
 * A disk of the machine, as far as it may or may not be used.
 *
 * @param identity what its hardware says it is; nothing when it does not say
 * @param unique whether no other disk of the machine says the same
 * @param path in /dev
 * @param signatures what is written on it and on its partitions; nothing when it cannot be read
 * @param content short name of all of that; nothing when there is nothing
 * @param partitions paths of its partitions
 * @param users mounts, devices made of it and processes that have it open
 * @param array UUID of the RAID it says it belongs to, as mdadm writes it
 */
public record ActualDisk(
    Optional<String> identity,
    boolean unique,
    String path,
    long sizeBytes,
    Optional<List<String>> signatures,
    Optional<String> content,
    List<String> partitions,
    List<String> users,
    Optional<String> array) {

  /** The only thing on a disk of which the kernel shows partitions and nothing else is found. */
  static final String PARTITION = "a partition";

  private static final String RAID = "linux_raid_member";
  private static final String LVM = "LVM2_member";

  public ActualDisk {
    signatures = signatures.map(List::copyOf);
    partitions = List.copyOf(partitions);
    users = List.copyOf(users);
  }

  /**
   * Why it must not be written to; nothing when it may.
   *
   * @param claim what of it may be a trace of our own work that was cut off
   */
  Optional<String> refusal(Optional<Claim> claim) {
    if (!unique) {
      return Optional.of("another disk of the machine says that it is the same");
    }
    if (signatures.isEmpty()) {
      return Optional.of("it cannot be read");
    }
    if (!users.isEmpty()) {
      return Optional.of("it is in use by " + String.join(", ", users));
    }
    var foreign =
        signatures.get().stream().filter(type -> !isOurs(type, claim)).distinct().sorted().toList();
    return foreign.isEmpty()
        ? Optional.empty()
        : Optional.of("it has %s on it".formatted(String.join(", ", foreign)));
  }

  /** Why it must not be emptied although somebody permitted that, for this content. */
  Optional<String> refusalToEmpty(String permitted) {
    if (!unique) {
      return Optional.of("another disk of the machine says that it is the same");
    }
    if (!users.isEmpty()) {
      return Optional.of("it is in use by " + String.join(", ", users));
    }
    return content.filter(permitted::equals).isPresent()
        ? Optional.empty()
        : Optional.of(
            "what is on it is not what was permitted to be destroyed, but %s"
                .formatted(content.orElse("something that cannot be read")));
  }

  /** Whether nothing is on it, and the kernel still shows partitions of what was. */
  boolean hasPartitionsOfNoTable() {
    return content.isEmpty()
        && !partitions.isEmpty()
        && users.isEmpty()
        && signatures.filter(List.of(PARTITION)::equals).isPresent();
  }

  /** Whether a complete look found nothing. */
  boolean isBlank() {
    return signatures.filter(List::isEmpty).isPresent() && users.isEmpty();
  }

  private boolean isOurs(String signature, Optional<Claim> claim) {
    if (claim.isEmpty() || identity.filter(claim.get().disks()::contains).isEmpty()) {
      return false;
    }
    return switch (signature) {
      case RAID -> array.filter(claim.get().arrayUuid()::equals).isPresent();
      // Once it was part of the pool, it may have come from anywhere.
      case LVM -> identity.filter(claim.get().pending()::contains).isPresent();
      default -> false;
    };
  }

  boolean isPhysicalVolume() {
    return signatures.filter(types -> types.contains(LVM)).isPresent();
  }
}
