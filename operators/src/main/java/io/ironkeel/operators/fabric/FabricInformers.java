package io.ironkeel.operators.fabric;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.Indexer;
import io.ironkeel.api.allocation.Allocation;
import io.ironkeel.api.fabric.Fabric;
import io.ironkeel.api.host.Host;
import io.ironkeel.api.link.Link;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machinestate.MachineState;
import io.ironkeel.api.rollout.Rollout;
import io.ironkeel.api.switches.Switch;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** One informer for each kind that makes up fabrics, for all reconcilers of the domain together. */
@Singleton
class FabricInformers implements FabricView.Tables {

  /** Name of the MachineConfigs that are ours. */
  static final String CONFIG = "fabric";

  private final KubernetesClient client;
  private final Map<Class<?>, SharedIndexInformer<?>> informers = new LinkedHashMap<>();
  private boolean started;

  FabricInformers(KubernetesClient client) {
    this.client = client;
  }

  @Override
  public <T extends HasMetadata> Indexer<T> of(
      Class<T> type, Map<String, Function<T, List<String>>> indexers) {
    var informer = objects(type).runnableInformer(0);
    informer.addIndexers(indexers);
    informers.put(type, informer);
    return informer.getIndexer();
  }

  private <T extends HasMetadata> Informable<T> objects(Class<T> type) {
    if (type == MachineConfig.class) {
      return client.resources(type).inAnyNamespace().withField("metadata.name", CONFIG);
    }
    return type == MachineState.class
        ? client.resources(type).inAnyNamespace()
        : client.resources(type);
  }

  /** Begins to look, and to tell of changes; returns when everything is known. */
  synchronized void start(FabricChanges changes) {
    if (started) {
      return;
    }
    started = true;
    tell(Switch.class, changes, changes::machine);
    tell(Host.class, changes, changes::machine);
    tell(Link.class, changes, changes::link);
    tell(Fabric.class, changes, changes::fabric);
    tell(Rollout.class, changes, changes::rollout);
    tell(Allocation.class, changes, changes::allocation);
    tell(MachineState.class, changes, changes::state);
    tell(MachineConfig.class, changes, changes::config);
    informers.values().forEach(SharedIndexInformer::run);
  }

  @SuppressWarnings("unchecked")
  private <T extends HasMetadata> void tell(
      Class<T> type, FabricChanges changes, BiConsumer<T, T> change) {
    ((SharedIndexInformer<T>) informers.get(type)).addEventHandler(changes.of(change));
  }
}
