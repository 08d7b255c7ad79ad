package io.ironkeel.operators.fabric;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.cache.Indexer;
import io.ironkeel.api.allocation.Allocation;
import io.ironkeel.api.fabric.Fabric;
import io.ironkeel.api.host.Host;
import io.ironkeel.api.link.Link;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machinestate.MachineState;
import io.ironkeel.api.rollout.Rollout;
import io.ironkeel.api.switches.Switch;
import io.ironkeel.operators.kubernetes.SharedInformers;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the fabric domain knows of the cluster, and who is told when that changes. */
@Singleton
class FabricInformers implements FabricView.Tables {

  /** Name of the MachineConfigs that are ours. */
  static final String CONFIG = "fabric";

  private final SharedInformers informers;

  FabricInformers(KubernetesClient client) {
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
  void start(FabricChanges changes) {
    informers.start(
        () -> {
          informers.tell(Switch.class, changes::machine);
          informers.tell(Host.class, changes::machine);
          informers.tell(Link.class, changes::link);
          informers.tell(Fabric.class, changes::fabric);
          informers.tell(Rollout.class, changes::rollout);
          informers.tell(Allocation.class, changes::allocation);
          informers.tell(MachineState.class, changes::state);
          informers.tell(MachineConfig.class, changes::config);
        });
  }
}
