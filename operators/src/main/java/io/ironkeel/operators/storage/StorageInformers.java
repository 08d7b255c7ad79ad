package io.ironkeel.operators.storage;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.cache.Indexer;
import io.ironkeel.api.host.Host;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machinestate.MachineState;
import io.ironkeel.api.storagepool.StoragePool;
import io.ironkeel.api.volume.Volume;
import io.ironkeel.api.wipeapproval.WipeApproval;
import io.ironkeel.operators.kubernetes.SharedInformers;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the storage domain knows of the cluster, and who is told when that changes. */
@Singleton
class StorageInformers implements StorageView.Tables {

  /** Name of the MachineConfigs that are ours. */
  static final String CONFIG = "storage";

  private final SharedInformers informers;

  StorageInformers(KubernetesClient client) {
    this.informers =
        new SharedInformers(
            client, Map.of(MachineConfig.class, SharedInformers.Only.named(CONFIG)));
  }

  @Override
  public <T extends HasMetadata> Indexer<T> of(
      Class<T> type, Map<String, Function<T, List<String>>> indexers) {
    return informers.of(type, indexers);
  }

  /** Begins to look, and to tell of changes; returns when everything is known. */
  void start(StorageChanges changes) {
    informers.start(
        () -> {
          informers.tell(Host.class, changes::host);
          informers.tell(StoragePool.class, changes::pool);
          informers.tell(Volume.class, changes::volume);
          informers.tell(WipeApproval.class, changes::approval);
          informers.tell(MachineState.class, changes::state);
          informers.tell(MachineConfig.class, changes::config);
        });
  }
}
