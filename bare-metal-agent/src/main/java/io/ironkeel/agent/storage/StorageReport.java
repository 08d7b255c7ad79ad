package io.ironkeel.agent.storage;

import io.ironkeel.agent.command.Commands;
import io.ironkeel.api.machinestate.PoolState;
import io.ironkeel.api.machinestate.PoolState.PoolDisk;
import io.ironkeel.api.machinestate.VolumeState;
import io.ironkeel.api.storage.LocalPool;
import io.ironkeel.api.storage.Storage;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is told of pools and volumes. Nothing in it changes by the second. */
public record StorageReport(Storage wanted, ActualStorage actual) {

  private static final int STEP = 5;
  private static final long GIB = 1L << 30;
  private static final long MIB = 1L << 20;
  private static final Storage NOTHING = Storage.NOTHING;

  /** What a look at the machine finds now, whatever is wanted of it. */
  public static StorageReport now(Path root, Commands commands) {
    return new StorageReport(
        NOTHING,
        new StorageGlance(root).hasPools()
            ? new StorageLook(root, commands).look(NOTHING)
            : ActualStorage.NOTHING);
  }

  public List<PoolState> pools() {
    return Stream.concat(
            actual.groups().stream().flatMap(group -> group.pool().stream()),
            actual.arrays().stream()
                .map(ActualArray::name)
                .filter(name -> name.startsWith(ActualGroup.PREFIX))
                .map(name -> name.substring(ActualGroup.PREFIX.length())))
        .distinct()
        .sorted()
        .limit(Storage.POOLS_MAX)
        .flatMap(name -> pool(name).stream())
        .toList();
  }

  private Optional<PoolState> pool(String name) {
    var asked = wanted.pools().stream().filter(pool -> pool.name().equals(name)).findFirst();
    var group =
        actual.groups().stream()
            .filter(one -> one.name().equals(ActualGroup.nameOf(name)))
            .max(Comparator.comparing(one -> one.uuid().equals(asked.map(LocalPool::uuid))));
    var array =
        actual.arrays().stream()
            .filter(one -> one.name().equals(ActualGroup.nameOf(name)))
            .max(
                Comparator.comparing(
                    one ->
                        asked
                            .map(pool -> ActualArray.uuidOf(pool.uuid()))
                            .equals(Optional.of(one.uuid()))));
    return group
        .flatMap(ActualGroup::uuid)
        .or(() -> array.map(one -> ActualArray.poolUuidOf(one.uuid())))
        .map(
            uuid -> {
              var thin = actual.volume(ActualGroup.nameOf(name), ActualVolume.THIN_POOL);
              return new PoolState(
                  name,
                  uuid,
                  thin.map(pool -> pool.sizeBytes() / MIB).orElse(null),
                  thin.map(pool -> pool.usedPercent() / STEP * STEP).orElse(null),
                  array.flatMap(ActualArray::progressPercent).orElse(null),
                  disks(name, group, array));
            });
  }

  private List<PoolDisk> disks(
      String name, Optional<ActualGroup> group, Optional<ActualArray> array) {
    var states = new LinkedHashMap<String, String>();
    array
        .map(ActualArray::members)
        .orElseGet(List::of)
        .forEach(
            member ->
                actual
                    .diskAt(member.path())
                    .flatMap(ActualDisk::identity)
                    .ifPresent(identity -> states.put(identity, member.state())));
    if (array.isEmpty()) {
      group
          .map(ActualGroup::devices)
          .orElseGet(List::of)
          .forEach(
              device ->
                  actual
                      .diskAt(device.path())
                      .flatMap(ActualDisk::identity)
                      .ifPresent(identity -> states.put(identity, PoolDisk.IN_USE)));
    }
    wanted.pools().stream()
        .filter(pool -> pool.name().equals(name))
        .flatMap(StorageReport::all)
        .forEach(identity -> states.putIfAbsent(identity, PoolDisk.MISSING));
    return states.entrySet().stream()
        .map(disk -> new PoolDisk(disk.getKey(), disk.getValue()))
        .sorted(Comparator.comparing(PoolDisk::disk))
        .limit(PoolState.DISKS_MAX)
        .toList();
  }

  private static Stream<String> all(LocalPool pool) {
    return Stream.concat(pool.disks().stream(), pool.spares().stream());
  }

  public List<VolumeState> volumes() {
    return actual.groups().stream()
        .flatMap(
            group ->
                group.pool().stream()
                    .flatMap(
                        pool ->
                            actual.volumesOf(group.name()).stream()
                                .filter(volume -> volume.name().contains("."))
                                .map(volume -> state(pool, volume))))
        .sorted(Comparator.comparing(VolumeState::name))
        .limit(Storage.VOLUMES_MAX)
        .toList();
  }

  private VolumeState state(String pool, ActualVolume volume) {
    var mapped = ActualVolume.mappedPathOf(volume.group(), volume.name());
    return new VolumeState(
        volume.name(),
        pool,
        volume.has(ActualVolume.UNFORMATTED) ? null : (int) (volume.sizeBytes() / GIB),
        actual.mounts().entrySet().stream()
            .filter(mount -> mount.getValue().equals(mapped))
            .map(Map.Entry::getKey)
            .sorted()
            .findFirst()
            .orElse(null));
  }
}
