package io.ironkeel.agent.storage;

import java.util.List;

/**
 * A logical volume of LVM.
 *
 * @param failsWhenFull of a thin pool, whether writes fail at once when it is full
 * @param usedPercent how much of a thin pool is written to; 0 of others
 */
public record ActualVolume(
    String group,
    String name,
    long sizeBytes,
    List<String> tags,
    boolean active,
    boolean failsWhenFull,
    int usedPercent) {

  /** All space of a pool; no volume has that name, for theirs have a dot. */
  static final String THIN_POOL = "thin";

  /** Set when it is made, taken away when its file system is whole: until then it has no data. */
  static final String UNFORMATTED = "ironkeel.unformatted";

  /** Set before it is made larger, taken away when its file system is, too. */
  static final String GROWING = "ironkeel.growing";

  public ActualVolume {
    tags = List.copyOf(tags);
  }

  static String pathOf(String group, String name) {
    return "/dev/%s/%s".formatted(group, name);
  }

  /** As the kernel shows it among the mounts. */
  static String mappedPathOf(String group, String name) {
    return "/dev/mapper/%s-%s".formatted(group.replace("-", "--"), name.replace("-", "--"));
  }

  boolean isThinPool() {
    return name.equals(THIN_POOL);
  }

  boolean has(String tag) {
    return tags.contains(tag);
  }
}
