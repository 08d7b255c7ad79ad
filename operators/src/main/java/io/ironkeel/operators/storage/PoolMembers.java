package io.ironkeel.operators.storage;

import io.ironkeel.api.machinestate.MachineStateStatus;
import io.ironkeel.api.machinestate.PoolState;
import io.ironkeel.api.storage.LocalPool;
import io.ironkeel.api.storagepool.StoragePoolReason;
import io.ironkeel.operators.storage.HostStorageFacts.SelectedPool;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The disks of one pool on one host: those it has, one in place of each that is lost, and more
 * where more are asked for.
 *
 * @param present what the host was told last
 * @param reported what its agent sees
 */
record PoolMembers(
    SelectedPool selected,
    HostStorageFacts facts,
    Optional<LocalPool> present,
    Optional<PoolState> reported) {

  /** As many reasons as a person reads. */
  private static final int REASONS = 6;

  /** What is to be, and what is to be said. */
  record Result(Optional<LocalPool> pool, Optional<Finding> finding) {}

  Result choose(Set<String> taken) {
    var spec = selected.pool().getSpec();
    var choice =
        DiskChoice.of(
            spec.diskSelector(),
            facts.state().map(MachineStateStatus::disks).orElseGet(List::of),
            taken,
            facts.elsewhere());
    var free = new ArrayList<>(choice.free());
    var disks = new ArrayList<>(present.map(LocalPool::disks).orElseGet(() -> onDisk(false)));
    var spares = new ArrayList<>(present.map(LocalPool::spares).orElseGet(() -> onDisk(true)));
    if (present.isEmpty() && disks.isEmpty()) {
      if (facts.state().isEmpty()) {
        return new Result(Optional.empty(), Optional.empty());
      }
      var foreign =
          reported.filter(pool -> !pool.uuid().equals(uuid(facts.host(), selected.name())));
      if (foreign.isPresent()) {
        return new Result(Optional.empty(), Optional.of(ofAnotherHost(foreign.get())));
      }
      if (free.size() < spec.diskSelector().count()) {
        return new Result(
            Optional.empty(),
            Optional.of(notEnough(spec.diskSelector().count(), free.size(), choice)));
      }
    }
    replaceLost(disks, free);
    replaceLost(spares, free);
    var missing = take(disks, spec.diskSelector().count(), free);
    var missingSpares = take(spares, spec.diskSelector().spares(), free);
    return new Result(
        Optional.of(
            new LocalPool(
                selected.name(),
                uuid(facts.host(), selected.name()),
                present.map(LocalPool::layout).orElse(spec.local().layout()),
                present.isPresent() ? present.get().chunkKiB() : spec.local().chunkKiB(),
                disks,
                spares,
                null)),
        finding(disks, missing, missingSpares, choice));
  }

  /** The same for this host and pool whenever it is asked, another for every other. */
  static String uuid(String host, String pool) {
    return UUID.nameUUIDFromBytes(
            "StoragePool/%s/%s".formatted(host, pool).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  /** After a restore from a backup only the disks themselves know to what they belong. */
  private List<String> onDisk(boolean spares) {
    return reported.stream()
        .filter(pool -> pool.uuid().equals(uuid(facts.host(), selected.name())))
        .flatMap(pool -> pool.disks().stream())
        .filter(disk -> !disk.isLost())
        .filter(disk -> disk.state().equals(PoolState.PoolDisk.SPARE) == spares)
        .map(PoolState.PoolDisk::disk)
        .toList();
  }

  private void replaceLost(List<String> disks, List<String> free) {
    for (var at = 0; at < disks.size(); at++) {
      if (isLost(disks.get(at)) && !free.isEmpty()) {
        disks.set(at, free.removeFirst());
      }
    }
  }

  /**
   * Only where the rest of the pool works: before that, a disk is missing that was not made yet.
   */
  private boolean isLost(String disk) {
    return reported
        .filter(pool -> pool.sizeMiB() != null)
        .map(PoolState::disks)
        .orElseGet(List::of)
        .stream()
        .anyMatch(one -> one.disk().equals(disk) && one.isLost());
  }

  /** Returns how many are still missing. */
  private static int take(List<String> disks, int wanted, List<String> free) {
    while (disks.size() < wanted && !free.isEmpty()) {
      disks.add(free.removeFirst());
    }
    return wanted - disks.size();
  }

  private Optional<Finding> finding(
      List<String> disks, int missing, int missingSpares, DiskChoice choice) {
    var lost = disks.stream().filter(this::isLost).toList();
    if (!lost.isEmpty()) {
      return Optional.of(
          new Finding(
              StoragePoolReason.DISK_FAILED,
              "Disk %s failed or is missing and no blank disk can stand in: put one in that spec.diskSelector describes.%s"
                  .formatted(String.join(", ", lost), reasons(choice))));
    }
    if (missing > 0) {
      return Optional.of(
          notEnough(selected.pool().getSpec().diskSelector().count(), disks.size(), choice));
    }
    return missingSpares > 0
        ? Optional.of(
            new Finding(
                StoragePoolReason.NO_SPARE,
                "%d of %d spares are missing: put in a blank disk that spec.diskSelector describes.%s"
                    .formatted(
                        missingSpares,
                        selected.pool().getSpec().diskSelector().spares(),
                        reasons(choice))))
        : Optional.empty();
  }

  private Finding ofAnotherHost(PoolState foreign) {
    return new Finding(
        StoragePoolReason.NOT_ENOUGH_DISKS,
        "Disks %s hold a StoragePool %s that was made on another host, and are left alone: take them out, or empty them by hand."
            .formatted(
                foreign.disks().stream()
                    .map(PoolState.PoolDisk::disk)
                    .collect(Collectors.joining(", ")),
                selected.name()));
  }

  private static Finding notEnough(int wanted, int found, DiskChoice choice) {
    return new Finding(
        StoragePoolReason.NOT_ENOUGH_DISKS,
        "It needs %d blank disks that spec.diskSelector describes and has %d.%s"
            .formatted(wanted, found, reasons(choice)));
  }

  private static String reasons(DiskChoice choice) {
    if (choice.refused().isEmpty()) {
      return "";
    }
    var more = choice.refused().size() - REASONS;
    return choice.refused().stream()
            .limit(REASONS)
            .collect(Collectors.joining("; ", " Not taken: ", ""))
        + (more > 0 ? "; and %d more.".formatted(more) : ".");
  }
}
