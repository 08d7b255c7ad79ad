package io.ironkeel.api.tenantaccount;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a member is to the API server. */
public enum MemberKind {
  /** Whom the API server knows by this name, from a certificate or a token. */
  @JsonProperty("User")
  USER("User"),
  /** Everybody whom the API server knows to be in this group. */
  @JsonProperty("Group")
  GROUP("Group"),
  /** A program that runs in the cluster. */
  @JsonProperty("ServiceAccount")
  SERVICE_ACCOUNT("ServiceAccount");

  private final String keyword;

  MemberKind(String keyword) {
    this.keyword = keyword;
  }

  /** As it is written in manifests. */
  public String keyword() {
    return keyword;
  }
}
