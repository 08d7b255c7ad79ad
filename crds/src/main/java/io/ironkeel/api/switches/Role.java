package io.ironkeel.api.switches;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a switch is in the fabric; it says which cables it may have and what goes over them. */
public enum Role {
  /** Interconnect switch: the exit to the internet. */
  @JsonProperty("ISW")
  ISW,
  /** Internal access switch: joins the customer's own network. */
  @JsonProperty("CSW")
  CSW,
  /** Distribution switch: the core, joins all access switches. */
  @JsonProperty("DSW")
  DSW,
  /** Access switch: the leaf that hosts are cabled to. */
  @JsonProperty("ASW")
  ASW,
  /** Service access switch: service hosts (gateways, load balancers) are cabled to it. */
  @JsonProperty("LSW")
  LSW
}
