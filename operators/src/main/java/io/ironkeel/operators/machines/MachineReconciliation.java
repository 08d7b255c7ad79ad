package io.ironkeel.operators.machines;

import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.ironkeel.api.machine.Machine;
import io.ironkeel.api.machine.MachineReason;
import io.ironkeel.api.machine.MachineSpec;
import io.ironkeel.api.machine.MachineStatus;
import io.ironkeel.operators.kubernetes.PassingStatus;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Keeps the room of every machine of one kind as planned, and folds what the agents report into the
 * machines' status. A deleted machine is cleaned by the same plan as any other; most have no
 * finalizer at all.
 */
final class MachineReconciliation<
    M extends CustomResource<? extends MachineSpec, MachineStatus> & Machine> {

  private static final Duration AT_ONCE = Duration.ofMillis(1);

  private final MachineWriter<M> writer;
  private final MachineSources<M> sources;
  private final MachinePlanner planner;
  private final PassingStatus passing;

  MachineReconciliation(
      Class<M> type,
      Supplier<M> newObject,
      KubernetesClient client,
      KnownMachines machines,
      Clock clock) {
    this.writer = new MachineWriter<>(client, type, newObject);
    this.sources = new MachineSources<>(type, machines, clock);
    this.planner = new MachinePlanner(clock);
    this.passing = new PassingStatus(clock);
  }

  List<EventSource<?, M>> eventSources(EventSourceContext<M> context) {
    return sources.all(context);
  }

  UpdateControl<M> reconcile(M machine, Context<M> context) {
    if (context.isPrimaryResourceDeleted()) {
      passing.forget(machine);
      return UpdateControl.noUpdate();
    }
    var plan = planner.plan(sources.gather(machine, context));
    writer.carryOut(plan, machine);
    return Stream.concat(
            plan.status().flatMap(status -> report(machine, status)).stream(),
            plan.lookAgain().stream())
        .min(Comparator.naturalOrder())
        .map(pause -> UpdateControl.<M>noUpdate().rescheduleAfter(pause))
        .orElseGet(UpdateControl::noUpdate);
  }

  /** Returns when to look again, if at all. */
  private Optional<Duration> report(M machine, MachineStatus status) {
    if (status.equals(MachineStatus.ofMachine(machine.getStatus()))) {
      passing.forget(machine);
      return Optional.empty();
    }
    return passing
        .hold(machine, status.conditions())
        .or(() -> writer.report(machine, status) ? Optional.of(AT_ONCE) : Optional.empty());
  }

  ErrorStatusUpdateControl<M> updateErrorStatus(M machine, Context<M> context, Exception failure) {
    if (!machine.isMarkedForDeletion()) {
      writer.report(
          machine,
          planner.failing(
              sources.gather(machine, context),
              MachineReason.WRITE_FAILED,
              "The machines operator could not write the objects of %s and tries again: %s"
                  .formatted(machine.getMetadata().getName(), failure.getMessage())));
    }
    return ErrorStatusUpdateControl.noStatusUpdate();
  }
}
