package io.ironkeel.api.machine;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happens on the machine when its object is deleted. */
public enum DeletionPolicy {
  @JsonProperty("Retain")
  RETAIN,
  @JsonProperty("Clean")
  CLEAN
}
