package io.ironkeel.agent.storage;

import java.util.List;
import java.util.Optional;

/**
 * A volume group of LVM.
 *
 * @param tags ours says of which pool it is
 */
public record ActualGroup(
    String name, List<String> tags, long sizeBytes, long freeBytes, List<PhysicalVolume> devices) {

  static final String PREFIX = "ironkeel-";
  private static final String UUID_TAG = "ironkeel.uuid=";

  public ActualGroup {
    tags = List.copyOf(tags);
    devices = List.copyOf(devices);
  }

  /**
   * What it is made of.
   *
   * @param path in /dev; LVM shows something else while it is missing
   * @param sizeBytes what LVM uses of it
   * @param deviceBytes how large it is
   */
  public record PhysicalVolume(String path, long sizeBytes, long deviceBytes, boolean missing) {}

  static String nameOf(String pool) {
    return PREFIX + pool;
  }

  static String tagOf(String uuid) {
    return UUID_TAG + uuid;
  }

  Optional<String> pool() {
    return name.startsWith(PREFIX)
        ? Optional.of(name.substring(PREFIX.length()))
        : Optional.empty();
  }

  Optional<String> uuid() {
    return tags.stream()
        .filter(tag -> tag.startsWith(UUID_TAG))
        .map(tag -> tag.substring(UUID_TAG.length()))
        .findFirst();
  }

  Optional<PhysicalVolume> device(String path) {
    return devices.stream().filter(device -> device.path().equals(path)).findFirst();
  }
}
