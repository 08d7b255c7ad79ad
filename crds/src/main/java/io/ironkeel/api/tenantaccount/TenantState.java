package io.ironkeel.api.tenantaccount;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether the members may work. */
public enum TenantState {
  /** They may, as their roles say. */
  @JsonProperty("Active")
  ACTIVE("Active"),
  /** They may not; nothing that runs is stopped and nothing is deleted. */
  @JsonProperty("Suspended")
  SUSPENDED("Suspended");

  private final String keyword;

  TenantState(String keyword) {
    this.keyword = keyword;
  }

  /** As it is written in manifests. */
  public String keyword() {
    return keyword;
  }
}
