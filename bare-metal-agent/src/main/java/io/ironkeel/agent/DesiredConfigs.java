package io.ironkeel.agent;

import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.machineconfig.MachineConfigStatus;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the machine shall be, by name of the configuration: what the disk remembers until the API
 * server is heard, then what the API server says.
 */
final class DesiredConfigs {

  private final Map<String, Desired> configs = new TreeMap<>();

  /**
   * One configuration to enforce.
   *
   * @param object the object to report on; nothing while the API server was not heard yet
   */
  record Desired(MachineConfigSpec spec, Optional<MachineConfig> object) {}

  synchronized void remember(String name, MachineConfigSpec spec) {
    configs.putIfAbsent(name, new Desired(spec, Optional.empty()));
  }

  /** Takes what the API server says; returns whether there is something new to apply. */
  synchronized boolean hear(MachineConfig config) {
    var name = config.getMetadata().getName();
    var before = configs.put(name, new Desired(config.getSpec(), Optional.of(config)));
    return before == null
        || before.object().isEmpty()
        || !before.spec().equals(config.getSpec())
        || !before
            .object()
            .get()
            .getMetadata()
            .getGeneration()
            .equals(config.getMetadata().getGeneration());
  }

  /** Notes a report that reached the API server, which the watch will tell later. */
  synchronized void reported(MachineConfig config, MachineConfigStatus status) {
    var current = configs.get(config.getMetadata().getName());
    if (current != null && current.object().filter(object -> object == config).isPresent()) {
      config.setStatus(status);
    }
  }

  synchronized Map<String, Desired> all() {
    return new TreeMap<>(configs);
  }
}
