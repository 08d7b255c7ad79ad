package io.ironkeel.agent.inventory;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.ironkeel.agent.command.Commands;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A block device as {@code lsblk} shows it, with the devices the kernel made of it.
 *
 * @param kernelName its name in sysfs; {@code name} may be one that device-mapper gave
 * @param number major and minor number, by which mounts name it
 * @param idLink name of its link in /dev/disk/by-id
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record BlockDevice(
    String name,
    @JsonProperty("kname") String kernelName,
    String path,
    String type,
    @JsonProperty("maj:min") String number,
    Long size,
    @JsonProperty("rota") Boolean rotational,
    @JsonProperty("tran") String transport,
    String model,
    String serial,
    String wwn,
    @JsonProperty("id-link") String idLink,
    @JsonProperty("mountpoints") List<String> mountPoints,
    List<BlockDevice> children) {

  private static final String[] COMMAND = {
    "lsblk",
    "--json",
    "--bytes",
    "--output",
    "NAME,KNAME,PATH,TYPE,MAJ:MIN,SIZE,ROTA,TRAN,MODEL,SERIAL,WWN,ID-LINK,MOUNTPOINTS"
  };

  BlockDevice {
    mountPoints =
        mountPoints == null ? List.of() : mountPoints.stream().filter(Objects::nonNull).toList();
    children = children == null ? List.of() : List.copyOf(children);
  }

  static List<BlockDevice> read(Commands commands) {
    return parse(commands.run(COMMAND));
  }

  static List<BlockDevice> parse(String json) {
    var devices = Json.parse(json, Lsblk.class).blockdevices();
    return devices == null ? List.of() : devices;
  }

  boolean isDisk() {
    return "disk".equals(type);
  }

  boolean isPartition() {
    return "part".equals(type);
  }

  /** The device itself and everything made of it, of that, and so on. */
  Stream<BlockDevice> withDescendants() {
    return Stream.concat(Stream.of(this), children.stream().flatMap(BlockDevice::withDescendants));
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Lsblk(List<BlockDevice> blockdevices) {}
}
