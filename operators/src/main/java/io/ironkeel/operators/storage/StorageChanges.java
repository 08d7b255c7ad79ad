package io.ironkeel.operators.storage;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.ironkeel.api.host.Host;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machinestate.MachineState;
import io.ironkeel.api.machinestate.MachineStateStatus;
import io.ironkeel.api.storagepool.StoragePool;
import io.ironkeel.api.volume.Volume;
import io.ironkeel.api.wipeapproval.WipeApproval;
import io.ironkeel.operators.kubernetes.ConcernedObjects;
import io.ironkeel.operators.kubernetes.MachineRooms;
import io.ironkeel.operators.kubernetes.RetryRequest;
import io.ironkeel.operators.kubernetes.Wakers;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Who is looked at again when something changes: whoever it concerns, and nobody else. */
@Singleton
class StorageChanges {

  private final StorageView view;
  private final Wakers wakers = new Wakers();

  StorageChanges(StorageView view) {
    this.view = view;
  }

  /** What a change concerns of one kind, for its reconciler. */
  <P extends HasMetadata> EventSource<?, P> concerning(Class<P> kind, StorageInformers informers) {
    return new ConcernedObjects<>(kind, wakers, () -> informers.start(this));
  }

  void host(Host now, Host before) {
    if (now != null && before != null && sameForStorage(now, before)) {
      return;
    }
    var host = now == null ? before : now;
    aboutHost(host.getMetadata().getName());
    Wakers.both(now, before)
        .flatMap(one -> view.poolsOn(one).stream())
        .distinct()
        .forEach(pool -> wakers.tell(StoragePool.class, pool.getMetadata().getName()));
  }

  private static boolean sameForStorage(Host now, Host before) {
    return Objects.equals(now.getMetadata().getLabels(), before.getMetadata().getLabels())
        && StorageView.isEnrolled(now) == StorageView.isEnrolled(before)
        && StorageView.isHeard(now) == StorageView.isHeard(before)
        && now.isMarkedForDeletion() == before.isMarkedForDeletion()
        && Objects.equals(RetryRequest.of(now), RetryRequest.of(before));
  }

  void pool(StoragePool now, StoragePool before) {
    if (now != null && before != null && same(now, before)) {
      return;
    }
    var pool = now == null ? before : now;
    wakers.tell(StoragePool.class, pool.getMetadata().getName());
    Wakers.both(now, before)
        .flatMap(one -> view.hostsOf(one).stream())
        .map(host -> host.getMetadata().getName())
        .distinct()
        .forEach(host -> wakers.tell(Host.class, host));
    view.volumesOf(pool.getMetadata().getName()).forEach(this::tell);
  }

  void volume(Volume now, Volume before) {
    if (now != null
        && before != null
        && same(now, before)
        && StorageView.hostOf(now).equals(StorageView.hostOf(before))) {
      return;
    }
    if (now == null) {
      lastVolumeMayBeGone(before);
    }
    Wakers.both(now, before)
        .forEach(
            volume -> {
              tell(volume);
              wakers.tell(StoragePool.class, volume.getSpec().pool());
              StorageView.hostOf(volume).ifPresent(host -> wakers.tell(Host.class, host));
            });
  }

  /** A pool that is being deleted waits for the last of its volumes. */
  private void lastVolumeMayBeGone(Volume gone) {
    view
        .pool(gone.getSpec().pool())
        .filter(StoragePool::isMarkedForDeletion)
        .filter(pool -> view.volumesOf(pool.getMetadata().getName()).isEmpty())
        .stream()
        .flatMap(pool -> view.hostsOf(pool).stream())
        .forEach(host -> wakers.tell(Host.class, host.getMetadata().getName()));
  }

  private static boolean same(HasMetadata now, HasMetadata before) {
    return now.getMetadata().getGeneration().equals(before.getMetadata().getGeneration())
        && now.isMarkedForDeletion() == before.isMarkedForDeletion();
  }

  void state(MachineState now, MachineState before) {
    if (now != null && before != null && parts(now).equals(parts(before))) {
      return;
    }
    MachineRooms.machineOf(now == null ? before : now)
        .ifPresent(
            host -> {
              aboutHost(host);
              aboutPools(host);
            });
    // A disk that went to another host is that one's alone from now on.
    if (before != null) {
      view.hostsSeeing(before).forEach(host -> wakers.tell(Host.class, host));
    }
  }

  private static Optional<List<?>> parts(MachineState state) {
    return Optional.ofNullable(state.getStatus())
        .map(
            (MachineStateStatus status) ->
                List.of(status.disks(), status.storagePools(), status.storageVolumes()));
  }

  void config(MachineConfig now, MachineConfig before) {
    MachineRooms.machineOf(now == null ? before : now)
        .ifPresent(
            host -> {
              aboutHost(host);
              aboutPools(host);
            });
  }

  private void aboutApprovals(String host) {
    view.approvalsFor(host)
        .forEach(approval -> wakers.tell(WipeApproval.class, approval.getMetadata().getName()));
  }

  /** What is to be said of its pools and volumes is different now. */
  void replanned(String host) {
    aboutApprovals(host);
    view.volumesOn(host).forEach(this::tell);
    aboutPools(host);
  }

  void approval(WipeApproval now, WipeApproval before) {
    var approval = now == null ? before : now;
    wakers.tell(WipeApproval.class, approval.getMetadata().getName());
    wakers.tell(Host.class, approval.getSpec().host());
  }

  private void aboutHost(String host) {
    wakers.tell(Host.class, host);
    aboutApprovals(host);
    view.volumesOn(host).forEach(this::tell);
  }

  private void aboutPools(String host) {
    view.host(host).stream()
        .flatMap(one -> view.poolsOn(one).stream())
        .forEach(
            pool -> {
              wakers.tell(StoragePool.class, pool.getMetadata().getName());
              // Some may wait for a host that has space.
              view.volumesOf(pool.getMetadata().getName()).stream()
                  .filter(volume -> StorageView.hostOf(volume).isEmpty())
                  .forEach(this::tell);
            });
  }

  private void tell(Volume volume) {
    wakers.tell(
        Volume.class,
        new ResourceID(volume.getMetadata().getName(), volume.getMetadata().getNamespace()));
  }
}
