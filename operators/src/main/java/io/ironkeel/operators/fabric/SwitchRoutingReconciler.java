package io.ironkeel.operators.fabric;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.ironkeel.api.switches.Switch;
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

/** The routing of switches. */
@ApplicationScoped
@LookupIfProperty(name = "ironkeel.domain.fabric", stringValue = "true")
@ControllerConfiguration(
    name = "switch-routing",
    maxReconciliationInterval =
        @MaxReconciliationInterval(interval = 10, timeUnit = TimeUnit.MINUTES))
@GradualRetry(
    maxAttempts = -1,
    initialInterval = 1_000,
    intervalMultiplier = 2,
    maxInterval = 300_000)
public class SwitchRoutingReconciler implements Reconciler<Switch> {

  private final FabricInformers informers;
  private final FabricChanges changes;
  private final MemberReconciliation<Switch> members;

  SwitchRoutingReconciler(
      KubernetesClient client,
      FabricView view,
      FabricInformers informers,
      FabricChanges changes,
      Clock clock) {
    this.informers = informers;
    this.changes = changes;
    this.members = new MemberReconciliation<>(Switch::new, client, view, changes, clock);
  }

  @Override
  public List<EventSource<?, Switch>> prepareEventSources(EventSourceContext<Switch> context) {
    return List.of(changes.concerning(Switch.class, informers));
  }

  @Override
  public UpdateControl<Switch> reconcile(Switch machine, Context<Switch> context) {
    return members.reconcile(machine);
  }
}
