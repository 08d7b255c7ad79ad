package io.ironkeel.agent.storage;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Storage of a machine as the golden files write it: what goes without saying is left out. */
record Described(
    List<Disk> disks,
    List<Array> arrays,
    List<Group> groups,
    List<Volume> volumes,
    Map<String, String> mounts,
    Map<String, String> units,
    List<String> occupied,
    boolean systemd) {

  record Disk(
      String identity,
      Boolean unique,
      String path,
      List<String> signatures,
      String content,
      List<String> partitions,
      Boolean readable,
      List<String> users,
      String array) {

    ActualDisk actual() {
      return new ActualDisk(
          Optional.ofNullable(identity),
          !Boolean.FALSE.equals(unique),
          path,
          1L << 31,
          Boolean.FALSE.equals(readable) ? Optional.empty() : Optional.of(orEmpty(signatures)),
          Optional.ofNullable(content),
          orEmpty(partitions),
          orEmpty(users),
          Optional.ofNullable(array));
    }
  }

  record Array(
      String uuid,
      String name,
      String path,
      Boolean running,
      int data,
      Integer progress,
      Map<String, String> members) {

    ActualArray actual() {
      return new ActualArray(
          uuid,
          name,
          path,
          !Boolean.FALSE.equals(running),
          data,
          Optional.ofNullable(progress),
          members.entrySet().stream()
              .map(member -> new ActualArray.Member(member.getKey(), member.getValue()))
              .sorted(java.util.Comparator.comparing(ActualArray.Member::path))
              .toList());
    }
  }

  record Group(String name, List<String> tags, int sizeMiB, int freeMiB, List<String> devices) {

    ActualGroup actual() {
      return new ActualGroup(
          name,
          orEmpty(tags),
          (long) sizeMiB << 20,
          (long) freeMiB << 20,
          devices.stream()
              .map(
                  path ->
                      new ActualGroup.PhysicalVolume(
                          path, (long) sizeMiB << 20, (long) sizeMiB << 20, false))
              .toList());
    }
  }

  record Volume(String group, String name, int sizeGiB, List<String> tags, Boolean active) {

    ActualVolume actual() {
      return new ActualVolume(
          group, name, (long) sizeGiB << 30, orEmpty(tags), !Boolean.FALSE.equals(active), true, 0);
    }
  }

  ActualStorage storage() {
    return new ActualStorage(
        orEmpty(disks).stream().map(Disk::actual).toList(),
        orEmpty(arrays).stream().map(Array::actual).toList(),
        orEmpty(groups).stream().map(Group::actual).toList(),
        orEmpty(volumes).stream().map(Volume::actual).toList(),
        mounts == null ? Map.of() : mounts,
        units == null ? Map.of() : units,
        orEmpty(occupied),
        systemd);
  }

  private static <T> List<T> orEmpty(List<T> list) {
    return list == null ? List.of() : list;
  }
}
