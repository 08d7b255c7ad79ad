package io.ironkeel.operators.machines;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.ironkeel.api.host.Host;
import io.ironkeel.api.host.HostReason;
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
import io.prometheus.client.CollectorRegistry;
import io.quarkus.arc.lookup.LookupIfProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the room of every host as planned, and folds what the agents report into the hosts' status.
 * A deleted host is cleaned by the same plan as any other; most have no finalizer at all.
 */
@ApplicationScoped
@LookupIfProperty(name = "ironkeel.domain.machines", stringValue = "true")
@ControllerConfiguration(
    name = "host",
    generationAwareEventProcessing = false,
    informer = @Informer(onUpdateFilter = HostEvents.class),
    maxReconciliationInterval =
        @MaxReconciliationInterval(interval = 10, timeUnit = TimeUnit.MINUTES))
@GradualRetry(
    maxAttempts = -1,
    initialInterval = 1_000,
    intervalMultiplier = 2,
    maxInterval = 300_000)
public class HostReconciler implements Reconciler<Host>, SeesDeleted {

  private static final Duration AT_ONCE = Duration.ofMillis(1);

  private final HostWriter writer;
  private final HostPlanner planner;
  private final Clock clock;
  private final CollectorRegistry metrics;

  HostReconciler(KubernetesClient client, Clock clock, CollectorRegistry metrics) {
    this.writer = new HostWriter(client);
    this.planner = new HostPlanner(clock);
    this.clock = clock;
    this.metrics = metrics;
  }

  @Override
  public List<EventSource<?, Host>> prepareEventSources(EventSourceContext<Host> context) {
    var hosts = new KnownHosts();
    new HostMetrics(hosts::all).register(metrics);
    return HostSources.all(context, hosts, clock);
  }

  @Override
  public UpdateControl<Host> reconcile(Host host, Context<Host> context) {
    if (context.isPrimaryResourceDeleted()) {
      return UpdateControl.noUpdate();
    }
    var plan = planner.plan(HostSources.gather(host, context));
    writer.carryOut(plan, host);
    var changedMeanwhile = plan.status().filter(status -> writer.report(host, status)).isPresent();
    var again = changedMeanwhile ? Optional.of(AT_ONCE) : plan.lookAgain();
    return again
        .map(pause -> UpdateControl.<Host>noUpdate().rescheduleAfter(pause))
        .orElseGet(UpdateControl::noUpdate);
  }

  @Override
  public ErrorStatusUpdateControl<Host> updateErrorStatus(
      Host host, Context<Host> context, Exception failure) {
    if (!host.isMarkedForDeletion()) {
      writer.report(
          host,
          planner.failing(
              HostSources.gather(host, context),
              HostReason.WRITE_FAILED,
              "The machines operator could not write the objects of %s and tries again: %s"
                  .formatted(host.getMetadata().getName(), failure.getMessage())));
    }
    return ErrorStatusUpdateControl.noStatusUpdate();
  }
}
