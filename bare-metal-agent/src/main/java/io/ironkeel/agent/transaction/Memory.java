package io.ironkeel.agent.transaction;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ironkeel.agent.store.Documents;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the agent knows of its configurations over restarts and power cuts, each by name.
 *
 * @param confirmed the last configuration that was applied completely and cost nothing
 * @param incomplete a later one that cost nothing either, but of which something failed that is
 *     still being tried
 * @param journal the configuration that is being tried at this moment
 * @param attempts how often the present configuration was tried and undone
 */
public record Memory(
    Documents<MachineConfigSpec> confirmed,
    Documents<MachineConfigSpec> incomplete,
    Documents<MachineConfigSpec> journal,
    Documents<Attempts> attempts) {

  /** Reads what an earlier process left in this directory. */
  public static Memory in(Path directory, KubernetesSerialization yaml) {
    return new Memory(
        new Documents<>(directory.resolve("configs"), MachineConfigSpec.class, yaml),
        new Documents<>(directory.resolve("incomplete"), MachineConfigSpec.class, yaml),
        new Documents<>(directory.resolve("journal"), MachineConfigSpec.class, yaml),
        new Documents<>(directory.resolve("attempts"), Attempts.class, yaml));
  }

  /** What is enforced at boot, without any control plane. */
  public Map<String, MachineConfigSpec> held() {
    var held = confirmed.all();
    held.putAll(incomplete.all());
    return held;
  }

  /** What the machine is while a change waits. */
  MachineConfigSpec held(String name, MachineConfigSpec desired) {
    return incomplete.get(name).orElseGet(() -> confirmed(name, desired));
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

  /**
   * Writes down what is about to be tried.
   *
   * @throws UncheckedIOException when the disk refuses it; then nothing may be tried
   */
  void begin(String name, MachineConfigSpec desired) {
    try {
      journal.put(name, desired);
    } catch (UncheckedIOException refused) {
      try {
        journal.remove(name);
      } catch (UncheckedIOException again) {
        refused.addSuppressed(again);
      }
      throw refused;
    }
  }

  /**
   * The configuration in the journal becomes the confirmed one in a single step of the file system,
   * which works on a full disk too.
   */
  void confirm(String name) {
    journal.moveTo(confirmed, name);
    incomplete.remove(name);
    attempts.remove(name);
  }

  /** The same for a configuration of which something is still to be done. */
  void confirmIncomplete(String name) {
    journal.moveTo(incomplete, name);
    attempts.remove(name);
  }

  /** What was tried is undone; first why, so that it is never tried anew without being counted. */
  void undone(String name, Attempts made) {
    try {
      attempts.put(name, made);
    } finally {
      incomplete.remove(name);
      journal.remove(name);
    }
  }

  /** Remembers a wish that changes nothing on the machine by itself. */
  void keep(String name, MachineConfigSpec same) {
    confirmed.put(name, same);
    incomplete.remove(name);
  }

  /** That nothing may be changed is remembered too, for a start without the API server. */
  void suspend(String name, MachineConfigSpec desired) {
    var where = incomplete.get(name).isPresent() ? incomplete : confirmed;
    where.put(name, held(name, desired).withSuspended(true));
  }
}
