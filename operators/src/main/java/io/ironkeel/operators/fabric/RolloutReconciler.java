package io.ironkeel.operators.fabric;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.rollout.Rollout;
import io.ironkeel.api.rollout.RolloutStatus;
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
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Carries a change of a fabric over its machines. How far it has come is in the status alone; the
 * machines' own reconcilers read it there.
 */
@ApplicationScoped
@LookupIfProperty(name = "ironkeel.domain.fabric", stringValue = "true")
@ControllerConfiguration(
    name = "rollout",
    // A request to go on is an annotation, and each own write is a reason to look at the next step.
    generationAwareEventProcessing = false,
    maxReconciliationInterval =
        @MaxReconciliationInterval(interval = 10, timeUnit = TimeUnit.MINUTES))
@GradualRetry(
    maxAttempts = -1,
    initialInterval = 1_000,
    intervalMultiplier = 2,
    maxInterval = 300_000)
public class RolloutReconciler implements Reconciler<Rollout> {

  private final FabricView view;
  private final FabricInformers informers;
  private final FabricChanges changes;
  private final StatusWriter statuses;
  private final Clock clock;
  private final Duration watched;

  RolloutReconciler(
      KubernetesClient client,
      FabricView view,
      FabricInformers informers,
      FabricChanges changes,
      Clock clock,
      @ConfigProperty(name = "ironkeel.fabric.rollout-watch") Duration watched) {
    this.view = view;
    this.informers = informers;
    this.changes = changes;
    this.statuses = new StatusWriter(client, FabricWriter.FIELD_MANAGER);
    this.clock = clock;
    this.watched = watched;
  }

  @Override
  public List<EventSource<?, Rollout>> prepareEventSources(EventSourceContext<Rollout> context) {
    return List.of(changes.concerning(Rollout.class, informers));
  }

  @Override
  public UpdateControl<Rollout> reconcile(Rollout rollout, Context<Rollout> context) {
    var fabric = view.fabric(rollout.getSpec().fabric());
    if (fabric.isEmpty() || rollout.isMarkedForDeletion() || FabricHistory.ended(rollout)) {
      return UpdateControl.noUpdate();
    }
    var facts = new RolloutWatch(view, view.history(fabric.get()), rollout, clock).facts();
    var step = new RolloutPlanner(facts, watched).step();
    report(rollout, step);
    return step.lookAgain()
        .map(pause -> UpdateControl.<Rollout>noUpdate().rescheduleAfter(pause))
        .orElseGet(UpdateControl::noUpdate);
  }

  private void report(Rollout rollout, RolloutStep step) {
    var generation = rollout.getMetadata().getGeneration();
    var fresh = new Rollout();
    fresh.getMetadata().setName(rollout.getMetadata().getName());
    fresh.setStatus(
        new RolloutStatus(
            generation,
            Conditions.follow(
                FabricHistory.statusOf(rollout).conditions(), step.conditions(), generation, clock),
            step.wave(),
            step.excused(),
            step.resumed()));
    statuses.write(rollout, fresh);
  }
}
