package io.ironkeel.operators.machines;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.ironkeel.api.machine.MachineStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is to be done for one machine, in this order.
 *
 * @param finalizer what becomes of the mark that keeps a deleted machine until its machine is clean
 * @param writes the objects that differ from what exists, complete, in the order in which they must
 *     be written
 * @param deletes the objects that must go, in order; the last of them is what makes us come back
 *     when we are interrupted
 * @param status the status the machine shall show; nothing when nobody will read it
 * @param lookAgain after how long time alone may have changed something
 */
record MachinePlan(
    FinalizerChange finalizer,
    List<HasMetadata> writes,
    List<HasMetadata> deletes,
    Optional<MachineStatus> status,
    Optional<Duration> lookAgain) {

  /** What becomes of the finalizer. */
  enum FinalizerChange {
    NONE,
    SET,
    REMOVE
  }

  /** Of a machine that may go. */
  static MachinePlan leaveAlone(FinalizerChange finalizer) {
    return new MachinePlan(finalizer, List.of(), List.of(), Optional.empty(), Optional.empty());
  }
}
