package io.ironkeel.agent;

import io.ironkeel.agent.room.HeardConfig;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.machineconfig.MachineConfigStatus;
import java.util.List;
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
   * @param spec nothing when none of it can be read by this agent
   * @param object the object to report on; nothing while the API server was not heard yet
   * @param notUnderstood fields this agent does not know
   */
  record Desired(
      Optional<MachineConfigSpec> spec,
      Optional<MachineConfig> object,
      List<String> notUnderstood) {}

  synchronized void remember(String name, MachineConfigSpec spec) {
    configs.putIfAbsent(name, new Desired(Optional.of(spec), Optional.empty(), List.of()));
  }

  /** Takes what the API server says; returns whether there is something new to apply. */
  synchronized boolean hear(HeardConfig heard) {
    var config = heard.object();
    var name = config.getMetadata().getName();
    var before = Optional.ofNullable(configs.get(name));
    var spec = heard.spec(before.flatMap(Desired::spec));
    configs.put(name, new Desired(spec, Optional.of(config), heard.notUnderstood()));
    return before
        .filter(known -> known.spec().equals(spec))
        .filter(known -> known.notUnderstood().equals(heard.notUnderstood()))
        .flatMap(Desired::object)
        .filter(
            object ->
                object.getMetadata().getGeneration().equals(config.getMetadata().getGeneration()))
        .isEmpty();
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
