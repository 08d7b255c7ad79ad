package io.ironkeel.operators.machines;

import io.ironkeel.api.condition.Condition;
import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.machine.Machine;
import io.ironkeel.api.switches.SwitchCondition;
import io.ironkeel.operators.kubernetes.RetryRequest;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;
import java.util.Objects;
import java.util.Optional;

/**
 * Which updates of a machine are worth a look: its spec, its deletion, its finalizers, and the
 * request to try again, which is an annotation, and whether it is drained. The framework's own
 * filter drops annotations; our own writes of the status pass neither.
 */
public final class MachineEvents implements OnUpdateFilter<Machine> {

  @Override
  public boolean accept(Machine machine, Machine before) {
    var now = machine.getMetadata();
    var then = before.getMetadata();
    return !Objects.equals(now.getGeneration(), then.getGeneration())
        || !Objects.equals(now.getDeletionTimestamp(), then.getDeletionTimestamp())
        || !Objects.equals(now.getFinalizers(), then.getFinalizers())
        || !Objects.equals(RetryRequest.of(machine), RetryRequest.of(before))
        || !Objects.equals(drained(machine), drained(before));
  }

  /** Said by the fabric operator; a maintenance begins with it. */
  private static Optional<Condition> drained(Machine machine) {
    return Optional.ofNullable(machine.getStatus())
        .flatMap(status -> Conditions.find(status.conditions(), SwitchCondition.DRAINED));
  }
}
