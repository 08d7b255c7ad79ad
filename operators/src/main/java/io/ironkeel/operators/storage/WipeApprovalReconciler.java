package io.ironkeel.operators.storage;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.wipeapproval.WipeApproval;
import io.ironkeel.api.wipeapproval.WipeApprovalStatus;
import io.ironkeel.operators.kubernetes.ConditionEvents;
import io.ironkeel.operators.kubernetes.Newest;
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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Says what came of a permission to empty a disk, until it is used up. */
@ApplicationScoped
@LookupIfProperty(name = "ironkeel.domain.storage", stringValue = "true")
@ControllerConfiguration(
    name = "wipeapproval",
    maxReconciliationInterval =
        @MaxReconciliationInterval(interval = 10, timeUnit = TimeUnit.MINUTES))
@GradualRetry(
    maxAttempts = -1,
    initialInterval = 1_000,
    intervalMultiplier = 2,
    maxInterval = 300_000)
public class WipeApprovalReconciler implements Reconciler<WipeApproval> {

  private final StorageView view;
  private final StorageInformers informers;
  private final StorageChanges changes;
  private final HostStoragePlans plans;
  private final StatusWriter statuses;
  private final ConditionEvents events;
  private final Clock clock;

  WipeApprovalReconciler(
      KubernetesClient client,
      StorageView view,
      StorageInformers informers,
      StorageChanges changes,
      HostStoragePlans plans,
      Clock clock) {
    this.view = view;
    this.informers = informers;
    this.changes = changes;
    this.plans = plans;
    this.statuses = new StatusWriter(client, HostStorageReconciler.FIELD_MANAGER);
    this.events = new ConditionEvents(client, HostStorageReconciler.FIELD_MANAGER, clock);
    this.clock = clock;
  }

  @Override
  public List<EventSource<?, WipeApproval>> prepareEventSources(
      EventSourceContext<WipeApproval> context) {
    return List.of(changes.concerning(WipeApproval.class, informers));
  }

  @Override
  public UpdateControl<WipeApproval> reconcile(WipeApproval shown, Context<WipeApproval> context) {
    var approval = Newest.of(shown, view.approval(shown.getMetadata().getName()));
    if (Permission.isUsedUp(approval)) {
      return UpdateControl.noUpdate();
    }
    var host = approval.getSpec().host();
    var now = clock.instant();
    var outlook =
        new Permission(approval).outlook(view.state(host), plans.of(host), view.config(host), now);
    var before =
        Optional.ofNullable(approval.getStatus())
            .map(WipeApprovalStatus::conditions)
            .orElseGet(List::of);
    var generation = approval.getMetadata().getGeneration();
    var fresh = new WipeApproval();
    fresh.getMetadata().setName(approval.getMetadata().getName());
    fresh.setStatus(
        new WipeApprovalStatus(
            generation, Conditions.follow(before, outlook.with(), generation, clock)));
    events.tell(approval, before, fresh.getStatus().conditions(), Conditions.READY, "False");
    statuses.write(approval, fresh);
    var left = Duration.between(now, new Permission(approval).expires());
    return left.isPositive()
        ? UpdateControl.<WipeApproval>noUpdate().rescheduleAfter(left)
        : UpdateControl.noUpdate();
  }
}
