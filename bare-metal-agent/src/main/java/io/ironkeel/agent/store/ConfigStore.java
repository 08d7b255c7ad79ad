package io.ironkeel.agent.store;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The last configurations that were applied, one file each, so that the agent enforces them at boot
 * without any control plane.
 */
public final class ConfigStore {

  private static final String SUFFIX = ".yaml";

  private final Path directory;
  private final KubernetesSerialization yaml;

  public ConfigStore(Path directory, KubernetesSerialization yaml) {
    this.directory = directory;
    this.yaml = yaml;
  }

  /**
   * Keeps a configuration; after a power cut either the old or the new one is there, never half of
   * one.
   */
  public void put(String name, MachineConfigSpec config) {
    PrivateFile.write(directory.resolve(name + SUFFIX), yaml.asYaml(config));
  }

  /** All configurations kept, by name. */
  public Map<String, MachineConfigSpec> all() {
    var configs = new TreeMap<String, MachineConfigSpec>();
    if (!Files.isDirectory(directory)) {
      return configs;
    }
    try (var files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
      for (var file : files) {
        var name = file.getFileName().toString();
        configs.put(
            name.substring(0, name.length() - SUFFIX.length()),
            yaml.unmarshal(Files.readString(file), MachineConfigSpec.class));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return configs;
  }
}
