package io.ironkeel.operators.machines;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.ironkeel.api.switches.Switch;
import io.ironkeel.operators.kubernetes.SeesDeleted;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.MaxReconciliationInterval;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import io.quarkus.arc.lookup.LookupIfProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The rooms of switches, and in their status what every machine has. */
@ApplicationScoped
@LookupIfProperty(name = "ironkeel.domain.machines", stringValue = "true")
@ControllerConfiguration(
    name = "switch",
    generationAwareEventProcessing = false,
    informer = @Informer(onUpdateFilter = MachineEvents.class),
    maxReconciliationInterval =
        @MaxReconciliationInterval(interval = 10, timeUnit = TimeUnit.MINUTES))
@GradualRetry(
    maxAttempts = -1,
    initialInterval = 1_000,
    intervalMultiplier = 2,
    maxInterval = 300_000)
public class SwitchReconciler implements Reconciler<Switch>, SeesDeleted {

  private final MachineReconciliation<Switch> machines;

  SwitchReconciler(KubernetesClient client, KnownMachines known, Clock clock) {
    this.machines = new MachineReconciliation<>(Switch.class, Switch::new, client, known, clock);
  }

  @Override
  public List<EventSource<?, Switch>> prepareEventSources(EventSourceContext<Switch> context) {
    return machines.eventSources(context);
  }

  @Override
  public UpdateControl<Switch> reconcile(Switch machine, Context<Switch> context) {
    return machines.reconcile(machine, context);
  }

  @Override
  public ErrorStatusUpdateControl<Switch> updateErrorStatus(
      Switch machine, Context<Switch> context, Exception failure) {
    return machines.updateErrorStatus(machine, context, failure);
  }
}
