package io.ironkeel.agent.storage;

import io.ironkeel.agent.section.SectionPlan;
import io.ironkeel.api.storage.LocalWipe;
import io.ironkeel.api.storage.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From wanted and actual storage to ordered steps. What is not named is left alone; nothing that is
 * in doubt is touched, and all that is not done is said.
 */
final class StoragePlanner {

  private StoragePlanner() {}

  /**
   * What is left to do.
   *
   * @param claims by name of a pool
   */
  static SectionPlan<StorageAction> plan(
      Storage wanted, ActualStorage actual, Map<String, Claim> claims) {
    var steps = new ArrayList<StorageAction>();
    var unmet = new ArrayList<String>();
    wanted.wipes().forEach(wipe -> empty(wipe, actual, steps, unmet));
    var removed = wanted.volumes().stream().filter(volume -> volume.remove()).toList();
    removed.forEach(volume -> steps.addAll(new VolumePlanner(volume, actual, unmet).removal()));
    for (var pool : wanted.pools()) {
      var planner = new PoolPlanner(pool, actual, claims, unmet);
      steps.addAll(pool.remove() ? planner.removal() : planner.steps());
      if (planner.isUsable()) {
        wanted.volumes().stream()
            .filter(volume -> volume.pool().equals(pool.name()) && !volume.remove())
            .forEach(volume -> steps.addAll(new VolumePlanner(volume, actual, unmet).steps()));
      }
    }
    return new SectionPlan<>(List.copyOf(steps), unmet);
  }

  private static void empty(
      LocalWipe wipe, ActualStorage actual, List<StorageAction> steps, List<String> unmet) {
    var disk = actual.disk(wipe.disk());
    if (disk.filter(ActualDisk::isBlank).isPresent()) {
      return;
    }
    if (disk.filter(ActualDisk::hasPartitionsOfNoTable).isPresent()) {
      // The kernel was busy with the disk when its table went.
      steps.add(
          StorageAction.Run.of(
              "WipeApproval " + wipe.name(), "blockdev", "--rereadpt", disk.get().path()));
      return;
    }
    disk.map(one -> one.refusalToEmpty(wipe.content()))
        .orElseGet(() -> Optional.of("it is not in the machine"))
        .ifPresentOrElse(
            why ->
                unmet.add(
                    "WipeApproval %s: disk %s is not emptied, because %s."
                        .formatted(wipe.name(), wipe.disk(), why)),
            () -> steps.add(new StorageAction.Empty(wipe, disk.orElseThrow())));
  }
}
