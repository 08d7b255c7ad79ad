package io.ironkeel.operators.storage;

import io.ironkeel.api.host.Host;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machinestate.MachineStateStatus;
import io.ironkeel.api.storagepool.StoragePool;
import io.ironkeel.api.volume.Volume;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of a volume.
 *
 * @param host it lies on, if that exists
 * @param plan of that host
 * @param state of that host
 * @param config of that host
 * @param candidates hosts it could lie on, when none was chosen yet
 */
record VolumeFacts(
    Volume volume,
    Optional<StoragePool> pool,
    Optional<Host> host,
    Optional<HostStoragePlan> plan,
    Optional<MachineStateStatus> state,
    Optional<MachineConfig> config,
    List<Candidate> candidates) {

  VolumeFacts {
    candidates = List.copyOf(candidates);
  }

  String name() {
    return VolumeAdmission.nameOf(volume);
  }

  /**
   * A host a volume could lie on.
   *
   * @param built whether the pool is in use there
   * @param hasIt whether a volume of that name is there already, as after a restore from a backup
   */
  record Candidate(String host, boolean built, long leftGiB, boolean hasIt) {

    static Candidate of(HostStorageFacts facts, String pool, String volume) {
      return new Candidate(
          facts.host(),
          facts.state().stream()
              .flatMap(state -> state.storagePools().stream())
              .anyMatch(one -> one.name().equals(pool) && one.sizeMiB() != null),
          VolumeAdmission.left(facts, pool),
          facts.state().stream()
              .flatMap(state -> state.storageVolumes().stream())
              .anyMatch(one -> one.name().equals(volume) && one.pool().equals(pool)));
    }
  }
}
