package io.ironkeel.api.storage;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is made on a volume before it is handed out. */
public enum Filesystem {
  @JsonProperty("xfs")
  XFS("xfs"),
  @JsonProperty("ext4")
  EXT4("ext4"),
  /** Nothing: the consumer gets the block device. */
  @JsonProperty("none")
  NONE("none");

  private final String keyword;

  Filesystem(String keyword) {
    this.keyword = keyword;
  }

  /** As mount(8) and blkid(8) call it. */
  public String keyword() {
    return keyword;
  }
}
