package io.ironkeel.agent.storage;

import io.ironkeel.api.storage.LocalPool;
import java.util.List;
import java.util.Optional;

/** Whether disks of a pool may be written to. */
record FreeDisks(LocalPool pool, ActualStorage actual, Optional<Claim> claim) {

  /** Adds to {@code unmet} why one may not. */
  boolean allFree(List<String> disks, List<String> unmet) {
    var refused =
        disks.stream()
            .flatMap(
                disk ->
                    refusal(disk)
                        .map(
                            why ->
                                "Pool %s: disk %s is not touched, because %s."
                                    .formatted(pool.name(), disk, why))
                        .stream())
            .toList();
    unmet.addAll(refused);
    return refused.isEmpty();
  }

  Optional<String> refusal(String disk) {
    return actual
        .disk(disk)
        .map(one -> one.refusal(claim).or(() -> inUseByGroup(one)))
        .orElseGet(() -> Optional.of("it is not in the machine"));
  }

  /** A group that is not in use leaves no trace in the kernel. */
  private Optional<String> inUseByGroup(ActualDisk disk) {
    return actual.groups().stream()
        .filter(group -> group.device(disk.path()).isPresent())
        .findFirst()
        .map(group -> "it is part of volume group " + group.name());
  }

  List<String> paths(List<String> disks) {
    return disks.stream().map(disk -> actual.disk(disk).orElseThrow().path()).toList();
  }
}
