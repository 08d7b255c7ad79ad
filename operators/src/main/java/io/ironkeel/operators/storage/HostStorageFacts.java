package io.ironkeel.operators.storage;

import io.ironkeel.api.machinestate.MachineStateStatus;
import io.ironkeel.api.storage.LocalWipe;
import io.ironkeel.api.storage.Storage;
import io.ironkeel.api.storagepool.StoragePool;
import io.ironkeel.api.volume.Volume;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that decides what a host's disks are to be.
 *
 * @param state what its agent sees; nothing before it was heard
 * @param heard whether its agent has worked on {@code current}: what it sees is from after that
 * @param current what it was told last
 * @param elsewhere identities of its disks that another host sees, too, and the name of that host
 * @param pools that select it, and those of which it has something, the oldest first
 * @param volumes that lie on it, the oldest first
 * @param wipes disks of it that people permit to be emptied now
 */
record HostStorageFacts(
    String host,
    Optional<MachineStateStatus> state,
    boolean heard,
    Optional<Storage> current,
    Map<String, String> elsewhere,
    List<SelectedPool> pools,
    List<Volume> volumes,
    List<LocalWipe> wipes) {

  HostStorageFacts {
    elsewhere = Map.copyOf(elsewhere);
    pools = List.copyOf(pools);
    volumes = List.copyOf(volumes);
    wipes = List.copyOf(wipes);
  }

  /**
   * A pool, seen from the host.
   *
   * @param selected whether its selector matches the host
   * @param blocked whether it is deleted and must stay because of its volumes
   */
  record SelectedPool(StoragePool pool, boolean selected, boolean blocked) {

    String name() {
      return pool.getMetadata().getName();
    }
  }
}
