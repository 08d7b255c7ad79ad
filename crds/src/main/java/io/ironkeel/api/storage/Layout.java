package io.ironkeel.api.storage;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the data of a pool lies on the disks of one host. */
public enum Layout {
  /** One after the other. A disk that fails takes the pool with it. */
  @JsonProperty("single")
  SINGLE("single", 1, 0),
  /** The same on every disk; one of them is enough. */
  @JsonProperty("raid1")
  RAID1("raid1", 2, 1),
  /** Striped over pairs; one of each pair is enough. */
  @JsonProperty("raid10")
  RAID10("raid10", 4, 1),
  /** Striped with one parity; one may fail. */
  @JsonProperty("raid5")
  RAID5("raid5", 3, 1),
  /** Striped with two parities; two may fail. */
  @JsonProperty("raid6")
  RAID6("raid6", 4, 2);

  private final String keyword;
  private final int disks;
  private final int losses;

  Layout(String keyword, int disks, int losses) {
    this.keyword = keyword;
    this.disks = disks;
    this.losses = losses;
  }

  /** As people and mdadm write it. */
  public String keyword() {
    return keyword;
  }

  /** The fewest disks it can be made of. */
  public int disks() {
    return disks;
  }

  public boolean isRedundant() {
    return losses > 0;
  }

  /** Whether stripes go over the disks, so that their size can be chosen. */
  public boolean isStriped() {
    return this != SINGLE && this != RAID1;
  }
}
