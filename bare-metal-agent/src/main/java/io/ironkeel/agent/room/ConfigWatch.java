package io.ironkeel.agent.room;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.ironkeel.agent.log.LogKey;
import io.ironkeel.api.machineconfig.MachineConfig;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of every configuration in the machine's room, now and from now on; the API server may come
 * and go.
 */
public final class ConfigWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ConfigWatch.class);

  private final SharedIndexInformer<GenericKubernetesResource> informer;

  /** Untyped, so that what a newer release added is noticed instead of dropped. */
  public ConfigWatch(Room room, Consumer<HeardConfig> heard) {
    var serialization = room.client().getKubernetesSerialization();
    informer =
        room.client()
            .genericKubernetesResources(
                ResourceDefinitionContext.fromResourceType(MachineConfig.class))
            .inNamespace(room.namespace())
            .runnableInformer(0);
    informer.addEventHandler(
        new Handler(told -> heard.accept(HeardConfig.of(told, serialization))));
    // Never give up: without this the informer ends at the first refusal.
    informer.exceptionHandler((started, failure) -> true);
  }

  public void start() {
    informer.start();
  }

  @Override
  public void close() {
    informer.stop();
  }

  private record Handler(Consumer<GenericKubernetesResource> heard)
      implements ResourceEventHandler<GenericKubernetesResource> {

    @Override
    public void onAdd(GenericKubernetesResource config) {
      heard.accept(config);
    }

    @Override
    public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource config) {
      heard.accept(config);
    }

    /**
     * A deleted object is no order to tear down a running machine's network: what is applied stays.
     */
    @Override
    public void onDelete(GenericKubernetesResource config, boolean finalStateUnknown) {
      LOG.atWarn()
          .addKeyValue(LogKey.CONFIG, config.getMetadata().getName())
          .log("configuration deleted; the machine stays as it is");
    }
  }
}
