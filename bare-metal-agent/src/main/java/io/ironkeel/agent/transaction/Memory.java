package io.ironkeel.agent.transaction;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ironkeel.agent.store.Documents;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import java.nio.file.Path;

/**
 * What the agent knows of its configurations over restarts and power cuts, each by name.
 *
 * @param confirmed the last configuration that was applied and cost nothing; enforced at boot
 *     without any control plane
 * @param journal the configuration that is being tried at this moment
 * @param attempts how often the present configuration was tried and undone
 */
public record Memory(
    Documents<MachineConfigSpec> confirmed,
    Documents<MachineConfigSpec> journal,
    Documents<Attempts> attempts) {

  /** Reads what an earlier process left in this directory. */
  public static Memory in(Path directory, KubernetesSerialization yaml) {
    return new Memory(
        new Documents<>(directory.resolve("configs"), MachineConfigSpec.class, yaml),
        new Documents<>(directory.resolve("journal"), MachineConfigSpec.class, yaml),
        new Documents<>(directory.resolve("attempts"), Attempts.class, yaml));
  }

  /** What the machine goes back to: the last confirmed configuration, or none of ours. */
  MachineConfigSpec confirmed(String name, MachineConfigSpec desired) {
    return confirmed
        .get(name)
        .orElseGet(() -> MachineConfigSpec.nothing(desired.managementInterface()));
  }

  Attempts attempts(String name, MachineConfigSpec config) {
    return attempts
        .get(name)
        .filter(known -> known.isOf(config))
        .orElseGet(() -> Attempts.none(config));
  }

  void keep(String name, Attempts made) {
    attempts.put(name, made);
  }

  /**
   * The configuration in the journal becomes the confirmed one in a single step of the file system,
   * which works on a full disk too.
   */
  void confirm(String name) {
    journal.moveTo(confirmed, name);
    attempts.remove(name);
  }
}
