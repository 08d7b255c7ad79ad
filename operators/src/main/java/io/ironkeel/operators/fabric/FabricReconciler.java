package io.ironkeel.operators.fabric;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.fabric.Fabric;
import io.ironkeel.api.fabric.FabricSettings;
import io.ironkeel.api.fabric.FabricStatus;
import io.ironkeel.api.rollout.Rollout;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether a fabric's numbers are its own, what belongs to it, who no longer needs a number, and
 * that its changes come to the machines.
 */
@ApplicationScoped
@LookupIfProperty(name = "ironkeel.domain.fabric", stringValue = "true")
@ControllerConfiguration(
    name = "fabric",
    maxReconciliationInterval =
        @MaxReconciliationInterval(interval = 10, timeUnit = TimeUnit.MINUTES))
@GradualRetry(
    maxAttempts = -1,
    initialInterval = 1_000,
    intervalMultiplier = 2,
    maxInterval = 300_000)
public class FabricReconciler implements Reconciler<Fabric> {

  /** So many that came to their end stay for people to read. */
  private static final int ROLLOUTS_KEPT = 5;

  private final FabricView view;
  private final FabricInformers informers;
  private final FabricChanges changes;
  private final FabricWriter writer;
  private final StatusWriter statuses;
  private final Clock clock;
  private final Duration grace;

  /** Fabrics whose allocations were looked at since the start. */
  private final Set<String> looked = ConcurrentHashMap.newKeySet();

  /** By name of an allocation: since when nobody claims it. */
  private final Map<String, Instant> unclaimed = new ConcurrentHashMap<>();

  FabricReconciler(
      KubernetesClient client,
      FabricView view,
      FabricInformers informers,
      FabricChanges changes,
      Clock clock,
      @ConfigProperty(name = "ironkeel.fabric.allocation-grace") Duration grace) {
    this.view = view;
    this.informers = informers;
    this.changes = changes;
    this.writer = new FabricWriter(client);
    this.statuses = new StatusWriter(client, FabricWriter.FIELD_MANAGER);
    this.clock = clock;
    this.grace = grace;
  }

  @Override
  public List<EventSource<?, Fabric>> prepareEventSources(EventSourceContext<Fabric> context) {
    return List.of(changes.concerning(Fabric.class, informers));
  }

  @Override
  public UpdateControl<Fabric> reconcile(Fabric fabric, Context<Fabric> context) {
    var name = fabric.getMetadata().getName();
    // All of a fabric is looked at only when there may be something to free.
    var due = changes.mayFree(name) | looked.add(name) || !unclaimed.isEmpty();
    var pause = due ? collect(name) : Optional.<Duration>empty();
    report(fabric);
    return pause
        .map(time -> UpdateControl.<Fabric>noUpdate().rescheduleAfter(time))
        .orElseGet(UpdateControl::noUpdate);
  }

  /**
   * Frees what nobody has claimed for a while. Not at once: after a restore from a backup numbers
   * may be back before those who have them. Returns when to look again.
   */
  private Optional<Duration> collect(String fabric) {
    var now = clock.instant();
    var claims = new FabricClaims(view, fabric);
    var left = Duration.ZERO;
    for (var allocation : view.allocations(fabric)) {
      var name = allocation.getMetadata().getName();
      if (claims.holds(allocation.getSpec())) {
        unclaimed.remove(name);
        continue;
      }
      var since = unclaimed.computeIfAbsent(name, any -> now);
      var pause = Duration.between(now, since.plus(grace));
      if (pause.isPositive()) {
        left = left.isZero() || pause.compareTo(left) < 0 ? pause : left;
      } else {
        writer.free(allocation);
        unclaimed.remove(name);
      }
    }
    return left.isZero() ? Optional.empty() : Optional.of(left);
  }

  /**
   * How a change comes to the machines.
   *
   * @param inForce what holds for all whom no Rollout has reached
   * @param rollout that brings the last change
   */
  private record Course(FabricSettings inForce, Optional<Rollout> rollout) {}

  /** Begins to bring a change to the machines. */
  private Course carryOut(FabricHistory history, boolean accepted) {
    history.rollouts().stream()
        .filter(FabricHistory::ended)
        .skip(ROLLOUTS_KEPT)
        .forEach(writer::remove);
    if (!accepted || !history.mustBegin()) {
      return new Course(history.inForce(), history.ofLastChange());
    }
    var begun = new RolloutStart(view, history).rollout();
    begun.ifPresent(writer::begin);
    return new Course(begun.isPresent() ? history.inForce() : history.present(), begun);
  }

  private void report(Fabric fabric) {
    var name = fabric.getMetadata().getName();
    var generation = fabric.getMetadata().getGeneration();
    var shown = Optional.ofNullable(fabric.getStatus());
    var overlap = FabricConditions.overlap(fabric, view.fabrics().toList());
    var history = view.history(fabric);
    var course = carryOut(history, overlap.isEmpty());
    var fresh = new Fabric();
    fresh.getMetadata().setName(name);
    fresh.setStatus(
        new FabricStatus(
            generation,
            Conditions.follow(
                shown.map(FabricStatus::conditions).orElseGet(List::of),
                FabricConditions.of(overlap, course.rollout()),
                generation,
                clock),
            view.switchesOf(name).size(),
            (int) view.cabledHostsOf(name).count(),
            view.linksOf(name).size(),
            course.inForce()));
    statuses.write(fabric, fresh);
  }
}
