package io.ironkeel.operators.storage;

import io.ironkeel.api.machinestate.Disk;
import io.ironkeel.api.machinestate.PoolState;
import io.ironkeel.api.storage.LocalPool;
import io.ironkeel.api.storagepool.StoragePool;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of a pool.
 *
 * @param hosts that take part, by name
 * @param volumes how many there are in it
 */
record StoragePoolFacts(StoragePool pool, List<OnHost> hosts, int volumes) {

  StoragePoolFacts {
    hosts = List.copyOf(hosts);
  }

  /**
   * The pool on one host.
   *
   * @param heard whether its agent is
   * @param told what the host is told of it
   * @param failure what its agent could not do
   * @param state what its agent sees of it
   * @param disks of the host
   * @param allocatedGiB what is promised to volumes
   */
  record OnHost(
      String host,
      boolean selected,
      boolean heard,
      Optional<LocalPool> told,
      Optional<Finding> finding,
      Optional<String> failure,
      Optional<PoolState> state,
      List<Disk> disks,
      long allocatedGiB) {

    boolean isReady() {
      return told.isPresent() && state.map(PoolState::sizeMiB).isPresent();
    }
  }
}
