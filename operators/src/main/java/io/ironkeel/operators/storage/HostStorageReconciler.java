package io.ironkeel.operators.storage;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.ironkeel.api.host.Host;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.storage.Storage;
import io.ironkeel.operators.kubernetes.ContentHash;
import io.ironkeel.operators.kubernetes.MachineConfigWriter;
import io.ironkeel.operators.kubernetes.Newest;
import io.ironkeel.operators.kubernetes.RetryRequest;
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
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Tells each host what its disks are for. */
@ApplicationScoped
@LookupIfProperty(name = "ironkeel.domain.storage", stringValue = "true")
@ControllerConfiguration(
    name = "host-storage",
    maxReconciliationInterval =
        @MaxReconciliationInterval(interval = 10, timeUnit = TimeUnit.MINUTES))
@GradualRetry(
    maxAttempts = -1,
    initialInterval = 1_000,
    intervalMultiplier = 2,
    maxInterval = 300_000)
public class HostStorageReconciler implements Reconciler<Host> {

  static final String FIELD_MANAGER = "ironkeel-storage";

  private final StorageView view;
  private final StorageInformers informers;
  private final StorageChanges changes;
  private final HostStoragePlans plans;
  private final MachineConfigWriter writer;
  private final Clock clock;

  HostStorageReconciler(
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
    this.clock = clock;
    this.writer = new MachineConfigWriter(client, FIELD_MANAGER, StorageInformers.CONFIG);
  }

  @Override
  public List<EventSource<?, Host>> prepareEventSources(EventSourceContext<Host> context) {
    return List.of(changes.concerning(Host.class, informers));
  }

  @Override
  public UpdateControl<Host> reconcile(Host shown, Context<Host> context) {
    var name = shown.getMetadata().getName();
    var host = Newest.of(shown, view.host(name));
    if (host.isMarkedForDeletion()) {
      plans.forget(name);
      return UpdateControl.noUpdate();
    }
    var now = clock.instant();
    var plan = HostStoragePlanner.plan(view.facts(host, now));
    if (StorageView.isEnrolled(host)) {
      configure(host, plan.storage());
    }
    if (plans.put(name, plan)) {
      changes.replanned(name);
    }
    // A permission that runs out is taken back.
    return view.approvalsFor(name).stream()
        .map(Permission::new)
        .filter(permission -> permission.holds(now))
        .map(permission -> Duration.between(now, permission.expires()))
        .min(Comparator.naturalOrder())
        .map(left -> UpdateControl.<Host>noUpdate().rescheduleAfter(left))
        .orElseGet(UpdateControl::noUpdate);
  }

  /** A host that never had storage is told nothing. */
  private void configure(Host host, Storage planned) {
    var name = host.getMetadata().getName();
    var present = view.config(name);
    var storage = planned.equals(Storage.NOTHING) ? null : planned;
    if (present.isEmpty() && storage == null) {
      return;
    }
    var spec = spec(host, storage);
    if (present.filter(config -> config.getSpec().equals(spec)).isEmpty()) {
      writer.configure(name, spec);
    }
  }

  private static MachineConfigSpec spec(Host host, Storage storage) {
    return MachineConfigSpec.storage(
        ContentHash.of(MachineConfigSpec.storage(null, null, storage)),
        RetryRequest.of(host),
        storage);
  }
}
