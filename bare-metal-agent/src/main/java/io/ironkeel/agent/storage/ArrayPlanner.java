package io.ironkeel.agent.storage;

import io.ironkeel.agent.storage.StorageAction.Remember;
import io.ironkeel.agent.storage.StorageAction.Run;
import io.ironkeel.api.machinestate.PoolState.PoolDisk;
import io.ironkeel.api.storage.LocalPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The steps to the RAID of one pool: made, assembled, its disks replaced and added to. */
final class ArrayPlanner {

  /** Behind the superblock mdadm leaves 128 MiB at most before the data begins. */
  private static final long CLEARED_BYTES = 136L << 20;

  private final LocalPool pool;
  private final ActualStorage actual;
  private final Optional<Claim> claim;
  private final List<String> unmet;
  private final FreeDisks free;
  private final String uuid;
  private final List<StorageAction> steps = new ArrayList<>();

  /**
   * What is to be done to it.
   *
   * @param path where it is afterwards
   * @param assembled whether it runs already
   * @param made whether these steps make it, so that there is nothing on it
   * @param idle whether the kernel is not at work on it
   */
  record Plan(
      List<StorageAction> steps, String path, boolean assembled, boolean made, boolean idle) {}

  ArrayPlanner(LocalPool pool, ActualStorage actual, Optional<Claim> claim, List<String> unmet) {
    this.pool = pool;
    this.actual = actual;
    this.claim = claim;
    this.unmet = unmet;
    this.free = new FreeDisks(pool, actual, claim);
    this.uuid = ActualArray.uuidOf(pool.uuid());
  }

  /** Nothing when there is none and none can be had. */
  Optional<Plan> steps() {
    var array = actual.array(uuid);
    if (array.filter(ActualArray::running).isPresent()) {
      return Optional.of(keep(array.get()));
    }
    var written =
        actual.disks().stream()
            .filter(disk -> disk.array().filter(uuid::equals).isPresent())
            .toList();
    // Begun by us, and never come so far that there could be data on it.
    var begun = claim.filter(record -> !record.complete()).isPresent();
    array.ifPresent(half -> steps.add(Run.of(pool.name(), "mdadm", "--stop", half.path())));
    if (!written.isEmpty() && !begun) {
      return Optional.of(assemble(written));
    }
    if (claim.filter(Claim::complete).isPresent()) {
      refuse("none of its disks is in the machine: put them back");
      return Optional.empty();
    }
    return make(array.isPresent());
  }

  private Plan assemble(List<ActualDisk> written) {
    steps.add(
        new Run(
            pool.name(),
            Stream.concat(
                    // With those that are there: what is whole works, and the rest is added later.
                    Stream.of("mdadm", "--assemble", "--run", path(), "--uuid=" + uuid),
                    written.stream().map(ActualDisk::path).sorted())
                .toList(),
            List.of()));
    return new Plan(steps, path(), false, false, false);
  }

  private Optional<Plan> make(boolean stopsFirst) {
    var all = Stream.concat(pool.disks().stream(), pool.spares().stream()).toList();
    // What a RAID that did not come up holds is free once it is stopped, and looked at then.
    if (stopsFirst) {
      return Optional.of(new Plan(steps, path(), false, false, false));
    }
    if (!free.allFree(all, unmet)) {
      return Optional.empty();
    }
    steps.add(new Remember(pool.name(), Claim.begun(pool.uuid(), all)));
    all.forEach(this::clear);
    var command =
        new ArrayList<>(
            List.of(
                "mdadm",
                "--create",
                path(),
                "--run",
                "--metadata=1.2",
                "--homehost=any",
                "--name=" + ActualGroup.nameOf(pool.name()),
                "--uuid=" + uuid,
                "--level=" + pool.layout().keyword().substring("raid".length()),
                "--bitmap=internal",
                "--raid-devices=" + pool.disks().size()));
    if (!pool.spares().isEmpty()) {
      command.add("--spare-devices=" + pool.spares().size());
    }
    if (pool.chunkKiB() != null && pool.layout().isStriped()) {
      command.add("--chunk=" + pool.chunkKiB());
    }
    command.addAll(free.paths(all));
    steps.add(new Run(pool.name(), command, all));
    return Optional.of(new Plan(steps, path(), false, true, false));
  }

  /**
   * A disk that looks blank may have been part of another RAID: what lay where the new one begins
   * would come to life with it, volume groups first of all.
   */
  private void clear(String identity) {
    var disk = actual.disk(identity).orElseThrow();
    steps.add(
        new Run(
            pool.name(),
            List.of(
                "blkdiscard",
                "--zeroout",
                "--length=" + Math.min(CLEARED_BYTES, disk.sizeBytes()),
                disk.path()),
            List.of(identity)));
  }

  private Plan keep(ActualArray array) {
    var all = Stream.concat(pool.disks().stream(), pool.spares().stream()).toList();
    array.members().stream()
        .filter(member -> member.state().equals(PoolDisk.FAILED))
        .forEach(member -> dismiss(array, member.path(), all));
    var added = new ArrayList<String>();
    for (var disk : all) {
      var here = actual.disk(disk);
      // One that is not in the machine is told of as missing; nothing can be done here.
      if (here.isPresent() && array.member(here.get().path()).isEmpty()) {
        add(array, disk, here.get(), added);
      }
    }
    tooMany(array, all);
    grow(array);
    return new Plan(
        steps, array.path(), true, false, array.progressPercent().isEmpty() && steps.isEmpty());
  }

  /**
   * As long as it is asked for it stays where it failed, for all to see: taken out, it would look
   * like a new one.
   */
  private void dismiss(ActualArray array, String path, List<String> wanted) {
    var disk = actual.diskAt(path);
    if (disk.flatMap(ActualDisk::identity).filter(wanted::contains).isEmpty()) {
      steps.add(
          Run.of(
              pool.name(),
              "mdadm",
              array.path(),
              "--remove",
              disk.isPresent() ? path : "detached"));
    }
  }

  private void add(ActualArray array, String disk, ActualDisk here, List<String> added) {
    var knowsUs = here.array().filter(uuid::equals).isPresent() && here.users().isEmpty();
    if (!knowsUs && !free.allFree(List.of(disk), unmet)) {
      return;
    }
    added.add(disk);
    // Its own superblock says that it is ours, from the first byte on.
    var known = claim.orElseGet(() -> new Claim(pool.uuid(), List.of(), true, List.of()));
    steps.add(
        new Remember(
            pool.name(),
            new Claim(known.uuid(), known.with(added).disks(), known.complete(), known.pending())));
    steps.add(
        new Run(
            pool.name(),
            List.of("mdadm", array.path(), "--add", here.path()),
            knowsUs ? List.of() : List.of(disk)));
  }

  /** A disk that works is never taken out by itself: its content may be the last. */
  private void tooMany(ActualArray array, List<String> wanted) {
    array.members().stream()
        .filter(member -> !member.state().equals(PoolDisk.FAILED))
        .flatMap(member -> actual.diskAt(member.path()).stream())
        .flatMap(disk -> disk.identity().stream())
        .filter(identity -> !wanted.contains(identity))
        .forEach(
            identity ->
                refuse("disk %s works in it and is not asked for: it stays".formatted(identity)));
  }

  private void grow(ActualArray array) {
    var missing = pool.disks().size() - array.data();
    if (missing > 0 && array.progressPercent().isEmpty()) {
      var spares =
          array.members().stream().filter(member -> member.state().equals(PoolDisk.SPARE)).count();
      if (spares >= missing + pool.spares().size()) {
        steps.add(
            Run.of(
                pool.name(),
                "mdadm",
                "--grow",
                array.path(),
                "--raid-devices=" + pool.disks().size()));
      }
    }
  }

  private String path() {
    return "/dev/md/" + ActualGroup.nameOf(pool.name());
  }

  private void refuse(String why) {
    unmet.add("Pool %s: %s.".formatted(pool.name(), why));
  }
}
