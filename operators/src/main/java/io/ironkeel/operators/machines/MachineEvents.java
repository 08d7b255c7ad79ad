package io.ironkeel.operators.machines;

import io.ironkeel.api.machine.Machine;
import io.ironkeel.operators.kubernetes.RetryRequest;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;
import java.util.Objects;

/**
 * Which updates of a machine are worth a look: its spec, its deletion, its finalizers, and the
 * request to try again, which is an annotation. The framework's own filter drops annotations; our
 * own writes of the status pass neither.
 */
public final class MachineEvents implements OnUpdateFilter<Machine> {

  @Override
  public boolean accept(Machine machine, Machine before) {
    var now = machine.getMetadata();
    var then = before.getMetadata();
    return !Objects.equals(now.getGeneration(), then.getGeneration())
        || !Objects.equals(now.getDeletionTimestamp(), then.getDeletionTimestamp())
        || !Objects.equals(now.getFinalizers(), then.getFinalizers())
        || !Objects.equals(RetryRequest.of(machine), RetryRequest.of(before));
  }
}
