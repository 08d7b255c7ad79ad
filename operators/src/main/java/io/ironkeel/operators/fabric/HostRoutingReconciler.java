package io.ironkeel.operators.fabric;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.ironkeel.api.host.Host;
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

/** The routing of hosts that have a cable in a fabric. */
@ApplicationScoped
@LookupIfProperty(name = "ironkeel.domain.fabric", stringValue = "true")
@ControllerConfiguration(
    name = "host-routing",
    maxReconciliationInterval =
        @MaxReconciliationInterval(interval = 10, timeUnit = TimeUnit.MINUTES))
@GradualRetry(
    maxAttempts = -1,
    initialInterval = 1_000,
    intervalMultiplier = 2,
    maxInterval = 300_000)
public class HostRoutingReconciler implements Reconciler<Host> {

  private final FabricInformers informers;
  private final FabricChanges changes;
  private final MemberReconciliation<Host> members;

  HostRoutingReconciler(
      KubernetesClient client,
      FabricView view,
      FabricInformers informers,
      FabricChanges changes,
      Clock clock) {
    this.informers = informers;
    this.changes = changes;
    this.members = new MemberReconciliation<>(Host::new, client, view, changes, clock);
  }

  @Override
  public List<EventSource<?, Host>> prepareEventSources(EventSourceContext<Host> context) {
    return List.of(changes.concerning(Host.class, informers));
  }

  @Override
  public UpdateControl<Host> reconcile(Host machine, Context<Host> context) {
    return members.reconcile(machine);
  }
}
