package io.ironkeel.operators.fabric;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.link.Link;
import io.ironkeel.api.link.LinkStatus;
import io.ironkeel.operators.kubernetes.PassingStatus;
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
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What both ends say of every cable. Its effect is in the configurations of the machines. */
@ApplicationScoped
@LookupIfProperty(name = "ironkeel.domain.fabric", stringValue = "true")
@ControllerConfiguration(
    name = "link",
    maxReconciliationInterval =
        @MaxReconciliationInterval(interval = 10, timeUnit = TimeUnit.MINUTES))
@GradualRetry(
    maxAttempts = -1,
    initialInterval = 1_000,
    intervalMultiplier = 2,
    maxInterval = 300_000)
public class LinkReconciler implements Reconciler<Link> {

  private final FabricView view;
  private final FabricInformers informers;
  private final FabricChanges changes;
  private final StatusWriter statuses;
  private final PassingStatus passing;
  private final Clock clock;

  LinkReconciler(
      KubernetesClient client,
      FabricView view,
      FabricInformers informers,
      FabricChanges changes,
      Clock clock) {
    this.view = view;
    this.informers = informers;
    this.changes = changes;
    this.statuses = new StatusWriter(client, FabricWriter.FIELD_MANAGER);
    this.passing = new PassingStatus(clock);
    this.clock = clock;
  }

  @Override
  public List<EventSource<?, Link>> prepareEventSources(EventSourceContext<Link> context) {
    return List.of(changes.concerning(Link.class, informers));
  }

  @Override
  public UpdateControl<Link> reconcile(Link link, Context<Link> context) {
    var planner = new LinkPlanner(new FabricFacts(view).link(Cable.of(link)));
    var generation = link.getMetadata().getGeneration();
    var shown = Optional.ofNullable(link.getStatus());
    var status =
        new LinkStatus(
            generation,
            Conditions.follow(
                shown.map(LinkStatus::conditions).orElseGet(List::of),
                planner.conditions(),
                generation,
                clock),
            planner.purpose().orElse(null),
            planner.ends());
    if (shown.filter(status::equals).isPresent()) {
      passing.forget(link);
      return UpdateControl.noUpdate();
    }
    var held = passing.hold(link, status.conditions());
    if (held.isPresent()) {
      return UpdateControl.<Link>noUpdate().rescheduleAfter(held.get());
    }
    var fresh = new Link();
    fresh.getMetadata().setName(link.getMetadata().getName());
    fresh.setStatus(status);
    statuses.write(link, fresh);
    return UpdateControl.noUpdate();
  }
}
