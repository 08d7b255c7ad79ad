package io.ironkeel.operators.storage;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.volume.Volume;
import io.ironkeel.api.volume.VolumeDeletionPolicy;
import io.ironkeel.api.volume.VolumeStatus;
import io.ironkeel.operators.kubernetes.Newest;
import io.ironkeel.operators.kubernetes.StatusWriter;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
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

/** Chooses a host for a volume, once, and says what became of it there. */
@ApplicationScoped
@LookupIfProperty(name = "ironkeel.domain.storage", stringValue = "true")
@ControllerConfiguration(
    name = "volume",
    finalizerName = StoragePoolReconciler.FINALIZER,
    maxReconciliationInterval =
        @MaxReconciliationInterval(interval = 10, timeUnit = TimeUnit.MINUTES))
@GradualRetry(
    maxAttempts = -1,
    initialInterval = 1_000,
    intervalMultiplier = 2,
    maxInterval = 300_000)
public class VolumeReconciler implements Reconciler<Volume>, Cleaner<Volume> {

  private final StorageView view;
  private final StorageInformers informers;
  private final StorageChanges changes;
  private final HostStoragePlans plans;
  private final StatusWriter statuses;
  private final Clock clock;

  VolumeReconciler(
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
    this.clock = clock;
  }

  @Override
  public List<EventSource<?, Volume>> prepareEventSources(EventSourceContext<Volume> context) {
    return List.of(changes.concerning(Volume.class, informers));
  }

  @Override
  public UpdateControl<Volume> reconcile(Volume volume, Context<Volume> context) {
    report(volume);
    return UpdateControl.noUpdate();
  }

  @Override
  public DeleteControl cleanup(Volume shown, Context<Volume> context) {
    var volume = Newest.of(shown, view.volume(shown));
    if (volume.getSpec().deletionPolicy() == VolumeDeletionPolicy.RETAIN || !isOnItsHost(volume)) {
      return DeleteControl.defaultDelete();
    }
    report(volume);
    return DeleteControl.noFinalizerRemoval();
  }

  /** Told to its host, or about to be. A host that is no more has nothing. */
  private boolean isOnItsHost(Volume volume) {
    var name = VolumeAdmission.nameOf(volume);
    return StorageView.hostOf(volume)
        .filter(host -> view.host(host).isPresent())
        .filter(
            host ->
                plans.of(host).flatMap(plan -> plan.volume(name)).isPresent()
                    || view.config(host)
                        .map(config -> config.getSpec().storage())
                        .filter(
                            storage ->
                                storage.volumes().stream()
                                    .anyMatch(local -> local.name().equals(name)))
                        .isPresent())
        .isPresent();
  }

  private void report(Volume shownVolume) {
    var volume = Newest.of(shownVolume, view.volume(shownVolume));
    var planner = new VolumeStatusPlanner(facts(volume));
    var generation = volume.getMetadata().getGeneration();
    var shown = Optional.ofNullable(volume.getStatus()).orElse(VolumeStatus.NEW);
    var fresh = new Volume();
    fresh.getMetadata().setName(volume.getMetadata().getName());
    fresh.getMetadata().setNamespace(volume.getMetadata().getNamespace());
    fresh.setStatus(
        new VolumeStatus(
            generation,
            Conditions.follow(shown.conditions(), planner.outlook().with(), generation, clock),
            planner.host().orElse(null),
            planner.device().orElse(null),
            planner.sizeGiB().orElse(null)));
    statuses.write(volume, fresh);
  }

  private VolumeFacts facts(Volume volume) {
    var pool = view.pool(volume.getSpec().pool());
    var chosen = StorageView.hostOf(volume);
    return new VolumeFacts(
        volume,
        pool,
        chosen.flatMap(view::host),
        chosen.flatMap(plans::of),
        chosen.flatMap(view::state),
        chosen.flatMap(view::config),
        chosen.isPresent()
            ? List.of()
            : pool.stream()
                .flatMap(found -> view.hostsOf(found).stream())
                .map(host -> view.facts(host, clock.instant()))
                .map(
                    facts ->
                        VolumeFacts.Candidate.of(
                            facts, volume.getSpec().pool(), VolumeAdmission.nameOf(volume)))
                .toList());
  }
}
