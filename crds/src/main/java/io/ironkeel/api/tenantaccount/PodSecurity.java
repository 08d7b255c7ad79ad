package io.ironkeel.api.tenantaccount;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much the pods of a tenant may ask for: the levels of Kubernetes' Pod Security Standards. */
public enum PodSecurity {
  @JsonProperty("restricted")
  RESTRICTED("restricted"),
  @JsonProperty("baseline")
  BASELINE("baseline"),
  @JsonProperty("privileged")
  PRIVILEGED("privileged");

  private final String keyword;

  PodSecurity(String keyword) {
    this.keyword = keyword;
  }

  /** As it is written in manifests. */
  public String keyword() {
    return keyword;
  }
}
