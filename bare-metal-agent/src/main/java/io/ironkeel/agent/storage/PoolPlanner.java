package io.ironkeel.agent.storage;

import io.ironkeel.agent.storage.StorageAction.Forget;
import io.ironkeel.agent.storage.StorageAction.Remember;
import io.ironkeel.agent.storage.StorageAction.Run;
import io.ironkeel.api.storage.Layout;
import io.ironkeel.api.storage.LocalPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The steps to one pool: RAID where there is one, volume group, thin pool. */
final class PoolPlanner {

  /** What a thin pool leaves for its own administration to grow into. */
  private static final int THIN_PERCENT = 95;

  /** From so much unused space on the thin pool is made larger. */
  private static final int WORTH_PERCENT = 10;

  private final LocalPool pool;
  private final ActualStorage actual;
  private final Optional<Claim> claim;
  private final List<String> unmet;
  private final String group;
  private final List<StorageAction> steps = new ArrayList<>();
  private boolean usable;

  PoolPlanner(LocalPool pool, ActualStorage actual, Map<String, Claim> claims, List<String> unmet) {
    this.pool = pool;
    this.actual = actual;
    this.unmet = unmet;
    this.group = ActualGroup.nameOf(pool.name());
    this.claim =
        Optional.ofNullable(claims.get(pool.name()))
            .filter(record -> record.uuid().equals(pool.uuid()));
  }

  /** Whether volumes can be in it once all steps are done. */
  boolean isUsable() {
    return usable;
  }

  List<StorageAction> steps() {
    var present = actual.group(group);
    // A disk that came from another machine can bring one of the same name along.
    if (actual.groups().stream().anyMatch(one -> one.name().equals(group) && !isOurs(one))) {
      refuse("a volume group %s is on the machine that is not of this pool".formatted(group));
      return steps;
    }
    if (pool.layout() == Layout.SINGLE) {
      planGroupOfDisks(present);
    } else {
      new ArrayPlanner(pool, actual, claim, unmet)
          .steps()
          .ifPresent(
              plan -> {
                steps.addAll(plan.steps());
                planGroupOfArray(present, plan);
              });
    }
    return steps;
  }

  private boolean isOurs(ActualGroup present) {
    return present.uuid().filter(pool.uuid()::equals).isPresent();
  }

  private void planGroupOfDisks(Optional<ActualGroup> present) {
    var disks = new FreeDisks(pool, actual, claim);
    if (present.isEmpty()) {
      if (claim.filter(Claim::complete).isPresent()) {
        refuse(
            "its volume group %s is gone: put its disks back, or delete what is left by hand"
                .formatted(group));
        return;
      }
      if (!disks.allFree(pool.disks(), unmet)) {
        return;
      }
      steps.add(new Remember(pool.name(), Claim.begun(pool.uuid(), pool.disks())));
      makeGroup(disks.paths(pool.disks()), pool.disks());
      makeThinPool();
      return;
    }
    present.get().devices().stream()
        .filter(ActualGroup.PhysicalVolume::missing)
        .findFirst()
        .ifPresent(any -> refuse("a disk of it is missing, and nothing can stand in for it"));
    settle(present.get());
    var added =
        pool.disks().stream()
            .filter(
                disk ->
                    actual.disk(disk).flatMap(one -> present.get().device(one.path())).isEmpty())
            .toList();
    if (!added.isEmpty() && disks.allFree(added, unmet)) {
      steps.add(
          new Remember(pool.name(), claim.orElseGet(() -> complete(pool.disks())).with(added)));
      steps.add(
          new Run(
              pool.name(),
              Stream.concat(Stream.of("vgextend", "--yes", group), disks.paths(added).stream())
                  .toList(),
              added));
      steps.add(
          Run.of(
              pool.name(), "lvextend", "--extents", "+%d%%FREE".formatted(THIN_PERCENT), thin()));
    }
    keep(present.get());
  }

  private Claim complete(List<String> disks) {
    return new Claim(pool.uuid(), disks, true, List.of());
  }

  private void planGroupOfArray(Optional<ActualGroup> present, ArrayPlanner.Plan array) {
    // Before it is complete there is no data on it: what is found was there in another life of a
    // disk.
    var begun = claim.filter(record -> !record.complete()).isPresent();
    if (!array.made() && begun && actual.volumesOf(group).stream().anyMatch(v -> !v.isThinPool())) {
      refuse(
          "volumes are in its group %s although it was never complete: look at them by hand"
              .formatted(group));
    } else if (array.made()) {
      makeGroup(List.of(array.path()), List.of());
      makeThinPool();
    } else if (array.assembled() && begun) {
      present.ifPresent(any -> steps.add(Run.of(pool.name(), "vgchange", "--activate=n", group)));
      steps.add(Run.of(pool.name(), "wipefs", "--all", "--force", array.path()));
      makeGroup(List.of(array.path()), List.of());
      makeThinPool();
    } else if (present.isPresent()) {
      present.get().devices().stream()
          .filter(device -> device.sizeBytes() < device.deviceBytes() * 99 / 100)
          .filter(device -> array.idle())
          .forEach(device -> steps.add(Run.of(pool.name(), "pvresize", device.path())));
      keep(present.get());
    } else if (array.assembled()) {
      refuse(
          "its RAID %s runs and has no volume group: look at it by hand".formatted(array.path()));
    }
  }

  private void makeGroup(List<String> devices, List<String> taken) {
    var command =
        Stream.concat(
                Stream.of("vgcreate", "--yes", "--addtag", ActualGroup.tagOf(pool.uuid()), group),
                devices.stream())
            .toList();
    steps.add(new Run(pool.name(), command, taken));
  }

  private void makeThinPool() {
    steps.add(
        Run.of(
            pool.name(),
            "lvcreate",
            "--yes",
            "--type=thin-pool",
            "--zero=y",
            "--extents=%d%%FREE".formatted(THIN_PERCENT),
            "--name=" + ActualVolume.THIN_POOL,
            group));
    failWhenFull();
    complete();
  }

  /** Instead of holding writes back for a minute and losing them then. */
  private void failWhenFull() {
    steps.add(Run.of(pool.name(), "lvchange", "--errorwhenfull=y", thin()));
  }

  private void complete() {
    if (claim.filter(Claim::complete).isEmpty()) {
      var claimed = claim.map(Claim::disks).orElseGet(this::allDisks);
      steps.add(new Remember(pool.name(), complete(claimed)));
    }
    usable = true;
  }

  /** What was being added is in it. */
  private void settle(ActualGroup present) {
    claim
        .filter(record -> record.complete() && !record.pending().isEmpty())
        .filter(
            record ->
                record.pending().stream()
                    .allMatch(
                        disk ->
                            actual
                                .disk(disk)
                                .flatMap(one -> present.device(one.path()))
                                .isPresent()))
        .ifPresent(record -> steps.add(new Remember(pool.name(), record.completed())));
  }

  private List<String> allDisks() {
    return Stream.concat(pool.disks().stream(), pool.spares().stream()).toList();
  }

  /** It is there: its thin pool, its record, and that the kernel knows its volumes. */
  private void keep(ActualGroup present) {
    var volumes = actual.volumesOf(group);
    if (volumes.stream().noneMatch(ActualVolume::isThinPool)) {
      makeThinPool();
      return;
    }
    if (volumes.stream().anyMatch(volume -> volume.isThinPool() && !volume.failsWhenFull())) {
      failWhenFull();
    }
    if (volumes.stream().anyMatch(volume -> !volume.active())) {
      steps.add(Run.of(pool.name(), "vgchange", "--activate=y", group));
    }
    if (present.freeBytes() * 100 > present.sizeBytes() * WORTH_PERCENT
        && !steps.stream().anyMatch(this::growsThinPool)) {
      steps.add(
          Run.of(
              pool.name(), "lvextend", "--extents", "+%d%%FREE".formatted(THIN_PERCENT), thin()));
    }
    complete();
  }

  private boolean growsThinPool(StorageAction step) {
    return step instanceof Run run && run.command().getFirst().equals("lvextend");
  }

  private String thin() {
    return group + "/" + ActualVolume.THIN_POOL;
  }

  /** Takes it apart, from the top; only what says that it is of this pool. */
  List<StorageAction> removal() {
    var present = actual.group(group).filter(this::isOurs);
    var left =
        actual.volumesOf(group).stream()
            .filter(volume -> !volume.isThinPool())
            .map(ActualVolume::name)
            .toList();
    if (present.isPresent() && !left.isEmpty()) {
      refuse("it is not taken apart, because it holds %s".formatted(String.join(", ", left)));
      return steps;
    }
    // From here on nothing is data any more, and what is cut off may be gone on with.
    if (claim.filter(record -> !record.complete()).isEmpty()
        && (present.isPresent() || claim.isPresent())) {
      var disks = claim.map(Claim::disks).orElseGet(this::allDisks);
      steps.add(new Remember(pool.name(), Claim.begun(pool.uuid(), disks)));
    }
    present.ifPresent(any -> steps.add(Run.of(pool.name(), "vgremove", "--yes", "--force", group)));
    actual
        .array(ActualArray.uuidOf(pool.uuid()))
        .ifPresent(
            array -> {
              steps.add(Run.of(pool.name(), "wipefs", "--all", "--force", array.path()));
              steps.add(Run.of(pool.name(), "mdadm", "--stop", array.path()));
            });
    for (var disk : actual.disks()) {
      if (disk.array().filter(ActualArray.uuidOf(pool.uuid())::equals).isPresent()) {
        steps.add(Run.of(pool.name(), "mdadm", "--zero-superblock", disk.path()));
      } else if (disk.isPhysicalVolume() && isClaimed(disk)) {
        steps.add(Run.of(pool.name(), "pvremove", "--yes", disk.path()));
      }
    }
    if (claim.isPresent() || !steps.isEmpty()) {
      steps.add(new Forget(pool.name()));
    }
    return steps;
  }

  private boolean isClaimed(ActualDisk disk) {
    return disk.identity()
        .filter(identity -> claim.map(Claim::disks).orElseGet(List::of).contains(identity))
        .isPresent();
  }

  private void refuse(String why) {
    unmet.add("Pool %s: %s.".formatted(pool.name(), why));
  }
}
