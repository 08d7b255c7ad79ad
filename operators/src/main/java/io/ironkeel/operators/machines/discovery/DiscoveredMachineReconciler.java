package io.ironkeel.operators.machines.discovery;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.ironkeel.api.discoveredmachine.DiscoveredMachine;
import io.ironkeel.api.discoveredmachine.DiscoveredMachineStatus;
import io.ironkeel.operators.kubernetes.StatusWriter;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
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

/**
 * Shows which declared host an announced machine is, and takes announcements away when their hour
 * is over or when there are too many.
 */
@ApplicationScoped
@LookupIfProperty(name = "ironkeel.domain.machines", stringValue = "true")
@ControllerConfiguration(
    name = "discoveredmachine",
    maxReconciliationInterval =
        @MaxReconciliationInterval(interval = 10, timeUnit = TimeUnit.MINUTES))
@GradualRetry(
    maxAttempts = -1,
    initialInterval = 1_000,
    intervalMultiplier = 2,
    maxInterval = 300_000)
public class DiscoveredMachineReconciler implements Reconciler<DiscoveredMachine> {

  private static final String FIELD_MANAGER = "ironkeel-machines";

  private final KubernetesClient client;
  private final StatusWriter statuses;
  private final DiscoveryPlanner planner;
  private DiscoverySources sources;

  DiscoveredMachineReconciler(KubernetesClient client, Clock clock) {
    this.client = client;
    this.statuses = new StatusWriter(client, FIELD_MANAGER);
    this.planner = new DiscoveryPlanner(clock);
  }

  @Override
  public List<EventSource<?, DiscoveredMachine>> prepareEventSources(
      EventSourceContext<DiscoveredMachine> context) {
    sources = new DiscoverySources(context);
    return List.of(sources.hosts());
  }

  @Override
  public UpdateControl<DiscoveredMachine> reconcile(
      DiscoveredMachine machine, Context<DiscoveredMachine> context) {
    return switch (planner.plan(sources.gather(machine, context))) {
      case DiscoveryPlan.Delete() -> {
        client.resource(machine).delete();
        yield UpdateControl.noUpdate();
      }
      case DiscoveryPlan.Keep(var status, var rest, var evicted) -> {
        evicted.forEach(surplus -> client.resource(surplus).delete());
        report(machine, status);
        yield UpdateControl.<DiscoveredMachine>noUpdate()
            .rescheduleAfter(rest.toMillis(), TimeUnit.MILLISECONDS);
      }
    };
  }

  private void report(DiscoveredMachine machine, DiscoveredMachineStatus status) {
    var fresh = new DiscoveredMachine();
    fresh.getMetadata().setName(machine.getMetadata().getName());
    fresh.setStatus(status);
    statuses.write(machine, fresh);
  }
}
