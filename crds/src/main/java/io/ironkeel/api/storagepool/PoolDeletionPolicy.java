package io.ironkeel.api.storagepool;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of the disks when a StoragePool is deleted. */
public enum PoolDeletionPolicy {
  @JsonProperty("Retain")
  RETAIN,
  @JsonProperty("Wipe")
  WIPE
}
