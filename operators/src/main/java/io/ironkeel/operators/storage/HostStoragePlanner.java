package io.ironkeel.operators.storage;

import io.ironkeel.api.machinestate.MachineStateStatus;
import io.ironkeel.api.machinestate.PoolState;
import io.ironkeel.api.storage.LocalPool;
import io.ironkeel.api.storage.LocalVolume;
import io.ironkeel.api.storage.LocalWipe;
import io.ironkeel.api.storage.Storage;
import io.ironkeel.operators.storage.HostStorageFacts.SelectedPool;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * From pools and volumes to what one host is told. What a pool has it keeps; a disk is given once,
 * to the oldest pool that asks for it.
 */
final class HostStoragePlanner {

  private final HostStorageFacts facts;
  private final Map<String, Finding> findings = new TreeMap<>();
  private final Set<String> taken = new HashSet<>();

  private HostStoragePlanner(HostStorageFacts facts) {
    this.facts = facts;
  }

  static HostStoragePlan plan(HostStorageFacts facts) {
    return new HostStoragePlanner(facts).plan();
  }

  private HostStoragePlan plan() {
    facts.current().map(Storage::pools).orElseGet(List::of).stream()
        .flatMap(pool -> Stream.concat(pool.disks().stream(), pool.spares().stream()))
        .forEach(taken::add);
    reported().values().stream()
        .flatMap(pool -> pool.disks().stream())
        .map(PoolState.PoolDisk::disk)
        .forEach(taken::add);
    var pools = new ArrayList<LocalPool>();
    facts.pools().forEach(pool -> pool(pool).ifPresent(pools::add));
    var volumes = new VolumeAdmission(facts, reported());
    return new HostStoragePlan(
        new Storage(
            pools.stream().sorted(Comparator.comparing(LocalPool::name)).toList(),
            volumes.admitted().stream().sorted(Comparator.comparing(LocalVolume::name)).toList(),
            wipes()),
        findings,
        volumes.findings());
  }

  /** Only what is on the disk as it was permitted, and never a disk of a pool. */
  private List<LocalWipe> wipes() {
    return facts.wipes().stream()
        .filter(wipe -> !taken.contains(wipe.disk()))
        .filter(
            wipe ->
                facts.state().map(MachineStateStatus::disks).orElseGet(List::of).stream()
                    .anyMatch(
                        disk ->
                            wipe.disk().equals(DiskChoice.identityOf(disk))
                                && wipe.content().equals(disk.content())))
        .sorted(Comparator.comparing(LocalWipe::name))
        .limit(Storage.WIPES_MAX)
        .toList();
  }

  private Map<String, PoolState> reported() {
    var pools = new TreeMap<String, PoolState>();
    facts
        .state()
        .map(MachineStateStatus::storagePools)
        .orElseGet(List::of)
        .forEach(pool -> pools.put(pool.name(), pool));
    return pools;
  }

  private Optional<LocalPool> current(String name) {
    return facts.current().map(Storage::pools).orElseGet(List::of).stream()
        .filter(pool -> pool.name().equals(name))
        .findFirst();
  }

  private Optional<LocalPool> pool(SelectedPool selected) {
    var present = current(selected.name());
    if (selected.pool().isMarkedForDeletion() && !selected.blocked()) {
      return present.flatMap(pool -> removal(selected, pool));
    }
    var members =
        new PoolMembers(
            selected, facts, present, Optional.ofNullable(reported().get(selected.name())));
    if (present.isEmpty() && !selected.selected()) {
      return Optional.empty();
    }
    var result = members.choose(taken);
    result.finding().ifPresent(finding -> findings.put(selected.name(), finding));
    result
        .pool()
        .ifPresent(
            pool ->
                Stream.concat(pool.disks().stream(), pool.spares().stream()).forEach(taken::add));
    return result.pool();
  }

  private boolean isGone(LocalPool pool) {
    return !reported().containsKey(pool.name())
        && facts.state().map(MachineStateStatus::disks).orElseGet(List::of).stream()
            .filter(
                disk ->
                    pool.disks().contains(DiskChoice.identityOf(disk))
                        || pool.spares().contains(DiskChoice.identityOf(disk)))
            .allMatch(disk -> Boolean.TRUE.equals(disk.blank()));
  }

  /** Until nothing of it is left; a pool that is kept is only not named any more. */
  private Optional<LocalPool> removal(SelectedPool selected, LocalPool present) {
    return switch (selected.pool().getSpec().deletionPolicy()) {
      case RETAIN -> Optional.empty();
      case WIPE -> {
        var gone = present.remove() && facts.heard() && isGone(present);
        yield gone
            ? Optional.empty()
            : Optional.of(
                new LocalPool(
                    present.name(),
                    present.uuid(),
                    present.layout(),
                    present.chunkKiB(),
                    present.disks(),
                    present.spares(),
                    true));
      }
    };
  }
}
