package io.ironkeel.agent.room;

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

  private final SharedIndexInformer<MachineConfig> informer;

  public ConfigWatch(Room room, Consumer<MachineConfig> heard) {
    informer =
        room.client()
            .resources(MachineConfig.class)
            .inNamespace(room.namespace())
            .runnableInformer(0);
    informer.addEventHandler(new Handler(heard));
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

  private record Handler(Consumer<MachineConfig> heard)
      implements ResourceEventHandler<MachineConfig> {

    @Override
    public void onAdd(MachineConfig config) {
      heard.accept(config);
    }

    @Override
    public void onUpdate(MachineConfig before, MachineConfig config) {
      heard.accept(config);
    }

    /**
     * A deleted object is no order to tear down a running machine's network: what is applied stays.
     */
    @Override
    public void onDelete(MachineConfig config, boolean finalStateUnknown) {
      LOG.atWarn()
          .addKeyValue(LogKey.CONFIG, config.getMetadata().getName())
          .log("configuration deleted; the machine stays as it is");
    }
  }
}
