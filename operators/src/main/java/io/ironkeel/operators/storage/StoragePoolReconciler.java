package io.ironkeel.operators.storage;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.ironkeel.api.condition.Condition;
import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.host.Host;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machinestate.MachineStateStatus;
import io.ironkeel.api.storage.LocalVolume;
import io.ironkeel.api.storagepool.StoragePool;
import io.ironkeel.api.storagepool.StoragePoolStatus;
import io.ironkeel.operators.kubernetes.ConditionEvents;
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

/** Says what became of a pool on its hosts; holds it until nothing of it is left to do. */
@ApplicationScoped
@LookupIfProperty(name = "ironkeel.domain.storage", stringValue = "true")
@ControllerConfiguration(
    name = "storagepool",
    finalizerName = StoragePoolReconciler.FINALIZER,
    maxReconciliationInterval =
        @MaxReconciliationInterval(interval = 10, timeUnit = TimeUnit.MINUTES))
@GradualRetry(
    maxAttempts = -1,
    initialInterval = 1_000,
    intervalMultiplier = 2,
    maxInterval = 300_000)
public class StoragePoolReconciler implements Reconciler<StoragePool>, Cleaner<StoragePool> {

  static final String FINALIZER = "ironkeel.io/storage";

  private final StorageView view;
  private final StorageInformers informers;
  private final StorageChanges changes;
  private final HostStoragePlans plans;
  private final StatusWriter statuses;
  private final ConditionEvents events;
  private final Clock clock;

  StoragePoolReconciler(
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
  public List<EventSource<?, StoragePool>> prepareEventSources(
      EventSourceContext<StoragePool> context) {
    return List.of(changes.concerning(StoragePool.class, informers));
  }

  @Override
  public UpdateControl<StoragePool> reconcile(StoragePool pool, Context<StoragePool> context) {
    report(pool);
    return UpdateControl.noUpdate();
  }

  @Override
  public DeleteControl cleanup(StoragePool pool, Context<StoragePool> context) {
    var name = pool.getMetadata().getName();
    if (view.volumesOf(name).isEmpty() && !view.isOnAnyHost(pool) && !isPlanned(pool)) {
      return DeleteControl.defaultDelete();
    }
    report(pool);
    return DeleteControl.noFinalizerRemoval();
  }

  /** A plan may be ahead of what is known of the configurations. */
  private boolean isPlanned(StoragePool pool) {
    return view.hostsOf(pool).stream()
        .flatMap(host -> plans.of(host.getMetadata().getName()).stream())
        .anyMatch(plan -> plan.pool(pool.getMetadata().getName()).isPresent());
  }

  private void report(StoragePool shown) {
    var pool = Newest.of(shown, view.pool(shown.getMetadata().getName()));
    var hosts = view.hostsOf(pool);
    // After a start: nobody says that something is missing that was only not looked at yet.
    if (hosts.stream().anyMatch(host -> plans.of(host.getMetadata().getName()).isEmpty())) {
      return;
    }
    var name = pool.getMetadata().getName();
    var conditions =
        new StoragePoolConditions(
            new StoragePoolFacts(
                pool,
                hosts.stream().map(host -> onHost(pool, host)).toList(),
                view.volumesOf(name).size()));
    var generation = pool.getMetadata().getGeneration();
    var fresh = new StoragePool();
    fresh.getMetadata().setName(name);
    fresh.setStatus(
        new StoragePoolStatus(
            generation,
            Conditions.follow(before(pool), conditions.all(), generation, clock),
            conditions.hosts(),
            conditions.capacity(),
            conditions.findings()));
    tell(pool, fresh.getStatus().conditions());
    statuses.write(pool, fresh);
  }

  private void tell(StoragePool pool, List<Condition> now) {
    for (var type : List.of("Degraded", "Rebuilding", "NearlyFull")) {
      events.tell(pool, before(pool), now, type, "True");
    }
  }

  private static List<Condition> before(StoragePool pool) {
    return Optional.ofNullable(pool.getStatus())
        .map(StoragePoolStatus::conditions)
        .orElseGet(List::of);
  }

  private StoragePoolFacts.OnHost onHost(StoragePool pool, Host host) {
    var pools = pool.getMetadata().getName();
    var name = host.getMetadata().getName();
    var plan = plans.of(name).orElseThrow();
    var state = view.state(name);
    var config = view.config(name);
    return new StoragePoolFacts.OnHost(
        name,
        StorageView.selects(pool, host),
        StorageView.isHeard(host),
        plan.pool(pools),
        Optional.ofNullable(plan.pools().get(pools)),
        config
            .filter(any -> plan.pool(pools).isPresent())
            .flatMap(found -> failure(found, "Pool " + pools + ":")),
        state.stream()
            .flatMap(seen -> seen.storagePools().stream())
            .filter(one -> one.name().equals(pools))
            .filter(one -> one.uuid().equals(PoolMembers.uuid(name, pools)))
            .findFirst(),
        state.map(MachineStateStatus::disks).orElseGet(List::of),
        plan.storage().volumes().stream()
            .filter(volume -> volume.pool().equals(pools))
            .mapToLong(LocalVolume::sizeGiB)
            .sum());
  }

  /** What an agent says in vain of what begins like this. */
  static Optional<String> failure(MachineConfig config, String subject) {
    return Optional.ofNullable(config.getStatus()).stream()
        .filter(
            status ->
                Conditions.isTrue(status.conditions(), Conditions.STALLED) || hasFailed(config))
        .flatMap(status -> status.sections().stream())
        .filter(section -> section.name().equals("storage"))
        .flatMap(section -> Optional.ofNullable(section.message()).stream())
        .filter(message -> message.contains(subject))
        .findFirst();
  }

  private static boolean hasFailed(MachineConfig config) {
    return config.getStatus().sections().stream()
        .anyMatch(section -> section.state().equals("Failed"));
  }
}
