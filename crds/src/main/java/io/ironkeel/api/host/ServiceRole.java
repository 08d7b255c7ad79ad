package io.ironkeel.api.host;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a host does for the whole cloud. */
public enum ServiceRole {
  /** Gateway between tenants' networks and the world outside. */
  @JsonProperty("xgw")
  XGW,
  /** Load balancer. */
  @JsonProperty("slb")
  SLB,
  /** Operations: packages, names, time. */
  @JsonProperty("ops")
  OPS
}
