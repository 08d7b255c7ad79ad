package io.ironkeel.operators.storage;

import io.ironkeel.api.storage.LocalPool;
import io.ironkeel.api.storage.LocalVolume;
import io.ironkeel.api.storage.Storage;
import java.util.Map;
import java.util.Optional;

/**
 * What a host's disks are to be.
 *
 * @param pools by name: what is to be said of them on this host
 * @param volumes by namespace.name: why they are not, or not as large as asked
 */
record HostStoragePlan(Storage storage, Map<String, Finding> pools, Map<String, Finding> volumes) {

  HostStoragePlan {
    pools = Map.copyOf(pools);
    volumes = Map.copyOf(volumes);
  }

  Optional<LocalPool> pool(String name) {
    return storage.pools().stream().filter(pool -> pool.name().equals(name)).findFirst();
  }

  Optional<LocalVolume> volume(String name) {
    return storage.volumes().stream().filter(volume -> volume.name().equals(name)).findFirst();
  }
}
