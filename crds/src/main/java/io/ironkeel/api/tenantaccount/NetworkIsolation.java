package io.ironkeel.api.tenantaccount;

import com.fasterxml.jackson.annotation.JsonProperty;

/** From where the pods of a tenant can be reached. */
public enum NetworkIsolation {
  /** From the namespaces of the same tenant only, unless another NetworkPolicy allows more. */
  @JsonProperty("Tenant")
  TENANT("Tenant"),
  /** From everywhere. */
  @JsonProperty("None")
  NONE("None");

  private final String keyword;

  NetworkIsolation(String keyword) {
    this.keyword = keyword;
  }

  /** As it is written in manifests. */
  public String keyword() {
    return keyword;
  }
}
