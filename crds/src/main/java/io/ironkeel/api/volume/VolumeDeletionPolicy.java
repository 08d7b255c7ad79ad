package io.ironkeel.api.volume;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of the data when a Volume is deleted. */
public enum VolumeDeletionPolicy {
  @JsonProperty("Retain")
  RETAIN,
  @JsonProperty("Delete")
  DELETE
}
