package io.ironkeel.api.tenantaccount;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a member may do in the namespaces of a tenant; RBAC alone decides, by the ClusterRole of
 * this name.
 */
public enum TenantRole {
  /** Everything that developers and operators may. */
  @JsonProperty("admin")
  ADMIN("admin"),
  /** Keeps running what is there: restarts and scales it, looks into it, gives it volumes. */
  @JsonProperty("operator")
  OPERATOR("operator"),
  /** Makes, changes and deletes workloads, their configuration and Secrets. */
  @JsonProperty("developer")
  DEVELOPER("developer"),
  /** Reads everything but Secrets. */
  @JsonProperty("viewer")
  VIEWER("viewer"),
  /** Reads what viewers do, and who may do what. */
  @JsonProperty("auditor")
  AUDITOR("auditor");

  private final String keyword;

  TenantRole(String keyword) {
    this.keyword = keyword;
  }

  /** As it is written in manifests. */
  public String keyword() {
    return keyword;
  }
}
