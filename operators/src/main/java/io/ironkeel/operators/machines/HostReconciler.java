package io.ironkeel.operators.machines;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.ironkeel.api.host.Host;
import io.ironkeel.api.host.HostReason;
import io.ironkeel.api.host.HostStatus;
import io.ironkeel.operators.kubernetes.StatusWriter;
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

/**
 * Keeps the room of every host as planned, and folds what the agents report into the hosts' status.
 */
@ApplicationScoped
@LookupIfProperty(name = "ironkeel.domain.machines", stringValue = "true")
@ControllerConfiguration(
    name = "host",
    maxReconciliationInterval =
        @MaxReconciliationInterval(interval = 10, timeUnit = TimeUnit.MINUTES))
@GradualRetry(
    maxAttempts = -1,
    initialInterval = 1_000,
    intervalMultiplier = 2,
    maxInterval = 300_000)
public class HostReconciler implements Reconciler<Host> {

  static final String FIELD_MANAGER = "ironkeel-machines";

  private final KubernetesClient client;
  private final StatusWriter statuses;
  private final HostPlanner planner;

  HostReconciler(KubernetesClient client, Clock clock) {
    this.client = client;
    this.statuses = new StatusWriter(client, FIELD_MANAGER);
    this.planner = new HostPlanner(clock);
  }

  @Override
  public List<EventSource<?, Host>> prepareEventSources(EventSourceContext<Host> context) {
    return HostSources.all(context);
  }

  @Override
  public UpdateControl<Host> reconcile(Host host, Context<Host> context) {
    var plan = planner.plan(HostSources.gather(host, context));
    for (var object : plan.writes()) {
      client.resource(object).fieldManager(FIELD_MANAGER).forceConflicts().serverSideApply();
    }
    return report(host, plan.status());
  }

  @Override
  public ErrorStatusUpdateControl<Host> updateErrorStatus(
      Host host, Context<Host> context, Exception failure) {
    report(
        host,
        planner.failing(
            HostSources.gather(host, context),
            HostReason.WRITE_FAILED,
            "The machines operator could not write the objects of %s and tries again: %s"
                .formatted(host.getMetadata().getName(), failure.getMessage())));
    return ErrorStatusUpdateControl.noStatusUpdate();
  }

  private UpdateControl<Host> report(Host host, HostStatus status) {
    var fresh = new Host();
    fresh.getMetadata().setName(host.getMetadata().getName());
    fresh.setStatus(status);
    return statuses.write(host, fresh)
        ? UpdateControl.<Host>noUpdate().rescheduleAfter(1, TimeUnit.MILLISECONDS)
        : UpdateControl.noUpdate();
  }
}
