package io.ironkeel.agent.storage;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything of the machine that pools and volumes are made of.
 *
 * @param mounts by where they are: what is mounted, as the kernel names it
 * @param units our mount units, by path in the file system
 * @param occupied paths of folders that are not empty and no mounts
 * @param systemd whether it is process 1, which mounts for everybody
 */
public record ActualStorage(
    List<ActualDisk> disks,
    List<ActualArray> arrays,
    List<ActualGroup> groups,
    List<ActualVolume> volumes,
    Map<String, String> mounts,
    Map<String, String> units,
    List<String> occupied,
    boolean systemd) {

  public static final ActualStorage NOTHING =
      new ActualStorage(
          List.of(), List.of(), List.of(), List.of(), Map.of(), Map.of(), List.of(), false);

  public ActualStorage {
    disks = List.copyOf(disks);
    arrays = List.copyOf(arrays);
    groups = List.copyOf(groups);
    volumes = List.copyOf(volumes);
    mounts = Map.copyOf(mounts);
    units = Map.copyOf(units);
    occupied = List.copyOf(occupied);
  }

  Optional<ActualDisk> disk(String identity) {
    return disks.stream()
        .filter(disk -> disk.identity().filter(identity::equals).isPresent())
        .findFirst();
  }

  Optional<ActualDisk> diskAt(String path) {
    return disks.stream().filter(disk -> disk.path().equals(path)).findFirst();
  }

  Optional<ActualArray> array(String uuid) {
    return arrays.stream().filter(array -> array.uuid().equals(uuid)).findFirst();
  }

  Optional<ActualGroup> group(String name) {
    return groups.stream().filter(group -> group.name().equals(name)).findFirst();
  }

  Optional<ActualVolume> volume(String group, String name) {
    return volumesOf(group).stream().filter(volume -> volume.name().equals(name)).findFirst();
  }

  List<ActualVolume> volumesOf(String group) {
    return volumes.stream().filter(volume -> volume.group().equals(group)).toList();
  }
}
