package io.ironkeel.operators.storage;

import io.ironkeel.api.machinestate.Disk;
import io.ironkeel.api.storage.DiskIdentity;
import io.ironkeel.api.storagepool.DiskSelector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which disks of a host a pool may take: blank ones that say which disk they are and that the
 * pool's selector describes. The smallest first, so that large ones stay for who needs them.
 *
 * @param free identities, in the order in which they are taken
 * @param refused why each other disk is not taken
 */
record DiskChoice(List<String> free, List<String> refused) {

  private static final long GIB = 1L << 30;

  /**
   * Chooses.
   *
   * @param taken identities that belong to a pool already
   * @param elsewhere identities that another host sees, and its name
   */
  static DiskChoice of(
      DiskSelector selector, List<Disk> disks, Set<String> taken, Map<String, String> elsewhere) {
    var free = new ArrayList<Disk>();
    var refused = new ArrayList<String>();
    for (var disk : disks) {
      if (taken.contains(identityOf(disk))) {
        continue;
      }
      var why =
          refusal(selector, disk, disks)
              .or(
                  () ->
                      Optional.ofNullable(elsewhere.get(identityOf(disk)))
                          .map("is seen by Host %s, too"::formatted));
      why.ifPresent(reason -> refused.add("%s %s".formatted(nameOf(disk), reason)));
      if (why.isEmpty()) {
        free.add(disk);
      }
    }
    return new DiskChoice(
        free.stream()
            .sorted(
                Comparator.comparing(
                        (Disk disk) -> Optional.ofNullable(disk.sizeBytes()).orElse(0L))
                    .thenComparing(DiskChoice::identityOf))
            .map(DiskChoice::identityOf)
            .toList(),
        List.copyOf(refused));
  }

  static String identityOf(Disk disk) {
    return DiskIdentity.of(disk.wwn(), disk.serialNumber());
  }

  private static String nameOf(Disk disk) {
    return Optional.ofNullable(identityOf(disk))
        .map(identity -> "%s (%s)".formatted(disk.name(), identity))
        .orElse(disk.name());
  }

  private static Optional<String> refusal(DiskSelector selector, Disk disk, List<Disk> all) {
    var identity = identityOf(disk);
    if (identity == null) {
      return Optional.of("has neither world wide name nor serial number");
    }
    if (all.stream().filter(other -> identity.equals(identityOf(other))).count() > 1) {
      return Optional.of("says the same of itself as another disk of the host");
    }
    return notDescribed(selector, disk).or(() -> notBlank(disk));
  }

  private static Optional<String> notDescribed(DiskSelector selector, Disk disk) {
    var size = Optional.ofNullable(disk.sizeBytes()).orElse(0L);
    if (selector.minSizeGiB() != null && size < selector.minSizeGiB() * GIB) {
      return Optional.of("is smaller than %d GiB".formatted(selector.minSizeGiB()));
    }
    if (selector.maxSizeGiB() != null && size > selector.maxSizeGiB() * GIB) {
      return Optional.of("is larger than %d GiB".formatted(selector.maxSizeGiB()));
    }
    if (selector.rotational() != null && !selector.rotational().equals(disk.rotational())) {
      return Optional.of(
          Boolean.TRUE.equals(selector.rotational()) ? "does not rotate" : "rotates");
    }
    if (!selector.models().isEmpty() && !selector.models().contains(disk.model())) {
      return Optional.of("is of another model");
    }
    var named = !selector.wwns().isEmpty() || !selector.serialNumbers().isEmpty();
    return named
            && !isIn(selector.wwns(), disk.wwn())
            && !isIn(selector.serialNumbers(), disk.serialNumber())
        ? Optional.of("is not listed")
        : Optional.empty();
  }

  private static boolean isIn(List<String> listed, String value) {
    return value != null && listed.contains(value);
  }

  private static Optional<String> notBlank(Disk disk) {
    if (disk.blank() == null) {
      return Optional.of("cannot be read");
    }
    if (disk.blank()) {
      return Optional.empty();
    }
    if (!disk.mounts().isEmpty()) {
      return Optional.of("is mounted at " + String.join(", ", disk.mounts()));
    }
    if (!disk.signatures().isEmpty()) {
      return Optional.of("has %s on it".formatted(String.join(", ", disk.signatures())));
    }
    return Optional.of(
        disk.holders().isEmpty()
            ? "has partitions"
            : "is used by " + String.join(", ", disk.holders()));
  }
}
