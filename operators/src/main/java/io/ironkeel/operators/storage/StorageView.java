package io.ironkeel.operators.storage;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.cache.Indexer;
import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.host.Host;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.machinestate.Disk;
import io.ironkeel.api.machinestate.MachineState;
import io.ironkeel.api.machinestate.MachineStateStatus;
import io.ironkeel.api.machinestate.PoolState;
import io.ironkeel.api.storage.LocalPool;
import io.ironkeel.api.storagepool.StoragePool;
import io.ironkeel.api.volume.Volume;
import io.ironkeel.api.volume.VolumeStatus;
import io.ironkeel.api.wipeapproval.WipeApproval;
import io.ironkeel.operators.kubernetes.Age;
import io.ironkeel.operators.kubernetes.MachineRooms;
import io.ironkeel.operators.kubernetes.SharedInformers;
import io.ironkeel.operators.storage.HostStorageFacts.SelectedPool;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All objects that have to do with storage, by what they have to do with each other. */
@Singleton
class StorageView {

  private static final String MACHINE = "machine";
  private static final String HOST = "host";
  private static final String POOL = "pool";
  private static final String NAME = "name";
  private static final String DISK = "disk";
  private static final String LABEL = "label";

  /** What a selector without labels is found by. */
  private static final String ANY = "";

  private final Indexer<Host> hosts;
  private final Indexer<StoragePool> pools;
  private final Indexer<Volume> volumes;
  private final Indexer<WipeApproval> approvals;
  private final Indexer<MachineState> states;
  private final Indexer<MachineConfig> configs;

  /** Where the objects of this domain are. */
  @FunctionalInterface
  interface Tables extends SharedInformers.Tables {}

  StorageView(Tables tables) {
    hosts =
        tables.of(
            Host.class,
            Map.of(
                NAME,
                host -> List.of(host.getMetadata().getName()),
                LABEL,
                host -> texts(labelsOf(host)).toList()));
    pools =
        tables.of(
            StoragePool.class,
            Map.of(
                NAME,
                pool -> List.of(pool.getMetadata().getName()),
                LABEL,
                pool -> List.of(oneLabelOf(pool).orElse(ANY))));
    volumes =
        tables.of(
            Volume.class,
            Map.of(
                POOL,
                volume -> List.of(volume.getSpec().pool()),
                HOST,
                volume -> hostOf(volume).stream().toList()));
    approvals =
        tables.of(
            WipeApproval.class,
            Map.of(
                NAME,
                approval -> List.of(approval.getMetadata().getName()),
                HOST,
                approval -> List.of(approval.getSpec().host())));
    states =
        tables.of(
            MachineState.class,
            Map.of(
                MACHINE,
                state -> MachineRooms.machineOf(state).stream().toList(),
                DISK,
                state -> disksOf(state).map(DiskChoice::identityOf).toList()));
    configs =
        tables.of(
            MachineConfig.class,
            Map.of(
                MACHINE,
                config -> MachineRooms.machineOf(config).stream().toList(),
                POOL,
                config -> poolsOf(config).map(LocalPool::name).toList()));
  }

  private static Stream<Disk> disksOf(MachineState state) {
    return Optional.ofNullable(state.getStatus()).stream()
        .flatMap(status -> status.disks().stream())
        .filter(disk -> DiskChoice.identityOf(disk) != null);
  }

  /** All hosts that see a disk of those that are told of here. */
  Stream<String> hostsSeeing(MachineState state) {
    return disksOf(state)
        .flatMap(disk -> states.byIndex(DISK, DiskChoice.identityOf(disk)).stream())
        .flatMap(other -> MachineRooms.machineOf(other).stream())
        .distinct();
  }

  /** Disks of a host that another one sees, too: both could write to them. */
  private Map<String, String> elsewhere(String host) {
    var seen = new TreeMap<String, String>();
    states.byIndex(MACHINE, host).stream()
        .flatMap(StorageView::disksOf)
        .map(DiskChoice::identityOf)
        .forEach(
            disk ->
                states.byIndex(DISK, disk).stream()
                    .flatMap(state -> MachineRooms.machineOf(state).stream())
                    .filter(other -> !other.equals(host))
                    .sorted()
                    .findFirst()
                    .ifPresent(other -> seen.put(disk, other)));
    return seen;
  }

  /** The host it lies on, chosen by a person or by us. */
  static Optional<String> hostOf(Volume volume) {
    return Optional.ofNullable(volume.getStatus())
        .map(VolumeStatus::host)
        .or(() -> Optional.ofNullable(volume.getSpec().host()));
  }

  private static Stream<LocalPool> poolsOf(MachineConfig config) {
    return Optional.ofNullable(config.getSpec().storage()).stream()
        .flatMap(storage -> storage.pools().stream());
  }

  private static <T extends HasMetadata> Optional<T> first(List<T> found) {
    return found.stream().findFirst();
  }

  Optional<Host> host(String name) {
    return first(hosts.byIndex(NAME, name));
  }

  Optional<StoragePool> pool(String name) {
    return first(pools.byIndex(NAME, name));
  }

  Optional<WipeApproval> approval(String name) {
    return first(approvals.byIndex(NAME, name));
  }

  List<WipeApproval> approvalsFor(String host) {
    return approvals.byIndex(HOST, host);
  }

  /** The same volume, as it is known here. */
  Optional<Volume> volume(Volume volume) {
    return volumesOf(volume.getSpec().pool()).stream()
        .filter(other -> other.getMetadata().getUid().equals(volume.getMetadata().getUid()))
        .findFirst();
  }

  Optional<MachineStateStatus> state(String host) {
    return first(states.byIndex(MACHINE, host)).map(MachineState::getStatus);
  }

  Optional<MachineConfig> config(String host) {
    return first(configs.byIndex(MACHINE, host));
  }

  List<Volume> volumesOn(String host) {
    return volumes.byIndex(HOST, host);
  }

  List<Volume> volumesOf(String pool) {
    return volumes.byIndex(POOL, pool);
  }

  private static Map<String, String> labelsOf(Host host) {
    return Optional.ofNullable(host.getMetadata().getLabels()).orElseGet(Map::of);
  }

  private static Stream<String> texts(Map<String, String> labels) {
    return labels.entrySet().stream()
        .map(label -> label.getKey() + "=" + label.getValue())
        .sorted();
  }

  /** Whoever it selects has this one, so nobody else needs to be looked at. */
  private static Optional<String> oneLabelOf(StoragePool pool) {
    return texts(pool.getSpec().hostSelector()).findFirst();
  }

  static boolean selects(StoragePool pool, Host host) {
    var labels = labelsOf(host);
    return pool.getSpec().hostSelector().entrySet().stream()
        .allMatch(label -> label.getValue().equals(labels.get(label.getKey())));
  }

  /** Whether its machine is known to be the one that was declared. */
  static boolean isEnrolled(Host host) {
    return host.getStatus() != null && Conditions.isTrue(host.getStatus().conditions(), "Enrolled");
  }

  static boolean isHeard(Host host) {
    return host.getStatus() != null
        && Conditions.isTrue(host.getStatus().conditions(), "AgentConnected");
  }

  /** Those it selects, and those that have something of it. */
  List<Host> hostsOf(StoragePool pool) {
    var having =
        configs.byIndex(POOL, pool.getMetadata().getName()).stream()
            .flatMap(config -> MachineRooms.machineOf(config).stream())
            .flatMap(name -> host(name).stream());
    return Stream.concat(
            oneLabelOf(pool)
                .map(label -> hosts.byIndex(LABEL, label))
                .orElseGet(hosts::list)
                .stream()
                .filter(host -> selects(pool, host)),
            having)
        .collect(
            Collectors.toMap(
                host -> host.getMetadata().getName(), host -> host, (one, same) -> one))
        .values()
        .stream()
        .sorted(Comparator.comparing(host -> host.getMetadata().getName()))
        .toList();
  }

  boolean isOnAnyHost(StoragePool pool) {
    return !configs.byIndex(POOL, pool.getMetadata().getName()).isEmpty();
  }

  /** Those that select it, and those of which it has something, the oldest first. */
  List<StoragePool> poolsOn(Host host) {
    var name = host.getMetadata().getName();
    var having =
        Stream.concat(
                config(name).stream().flatMap(StorageView::poolsOf).map(LocalPool::name),
                state(name).stream()
                    .flatMap(state -> state.storagePools().stream())
                    .map(PoolState::name))
            .flatMap(pool -> pool(pool).stream());
    var selecting =
        Stream.concat(Stream.of(ANY), texts(labelsOf(host)))
            .flatMap(label -> pools.byIndex(LABEL, label).stream())
            .filter(pool -> selects(pool, host));
    return Stream.concat(selecting, having)
        .collect(
            Collectors.toMap(
                pool -> pool.getMetadata().getName(), pool -> pool, (one, same) -> one))
        .values()
        .stream()
        .sorted(Comparator.comparing(Age::of))
        .toList();
  }

  /** All that decides what the disks of a host are to be. */
  HostStorageFacts facts(Host host, Instant now) {
    var name = host.getMetadata().getName();
    var config = config(name);
    return new HostStorageFacts(
        name,
        state(name),
        config.filter(StorageView::isAnswered).isPresent(),
        config.map(MachineConfig::getSpec).map(MachineConfigSpec::storage),
        elsewhere(name),
        poolsOn(host).stream()
            .map(
                pool ->
                    new SelectedPool(
                        pool,
                        selects(pool, host),
                        !volumesOf(pool.getMetadata().getName()).isEmpty()))
            .toList(),
        volumesOn(name).stream().sorted(Comparator.comparing(Age::of)).toList(),
        approvalsFor(name).stream()
            .map(Permission::new)
            .filter(permission -> permission.holds(now))
            .map(Permission::wipe)
            .toList());
  }

  private static boolean isAnswered(MachineConfig config) {
    return config.getStatus() != null
        && config.getMetadata().getGeneration().equals(config.getStatus().observedGeneration());
  }
}
