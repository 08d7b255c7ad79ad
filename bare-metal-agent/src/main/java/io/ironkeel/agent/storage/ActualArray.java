package io.ironkeel.agent.storage;

import java.util.List;
import java.util.Optional;

/**
 * A RAID of the kernel (md).
 *
 * @param uuid as mdadm writes it
 * @param path in /dev
 * @param running whether the kernel uses it
 * @param data how many disks hold its data, with those that are missing
 * @param progressPercent how far a disk is filled or it is reshaped
 */
public record ActualArray(
    String uuid,
    String name,
    String path,
    boolean running,
    int data,
    Optional<Integer> progressPercent,
    List<Member> members) {

  public ActualArray {
    members = List.copyOf(members);
  }

  /**
   * One of its disks.
   *
   * @param path in /dev
   * @param state as {@link io.ironkeel.api.machinestate.PoolState.PoolDisk} says it
   */
  public record Member(String path, String state) {}

  Optional<Member> member(String path) {
    return members.stream().filter(member -> member.path().equals(path)).findFirst();
  }

  /** The same number, in four groups of eight digits. */
  static String uuidOf(String uuid) {
    var digits = uuid.replace("-", "");
    return String.join(
        ":",
        digits.substring(0, 8),
        digits.substring(8, 16),
        digits.substring(16, 24),
        digits.substring(24));
  }

  /** The way back. */
  static String poolUuidOf(String uuid) {
    var digits = uuid.replace(":", "");
    return String.join(
        "-",
        digits.substring(0, 8),
        digits.substring(8, 12),
        digits.substring(12, 16),
        digits.substring(16, 20),
        digits.substring(20));
  }
}
