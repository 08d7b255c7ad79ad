package io.ironkeel.api.routing;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What kind of routes a BGP session carries. */
public enum BgpFamily {
  @JsonProperty("ipv4Unicast")
  IPV4_UNICAST("ipv4 unicast"),
  @JsonProperty("ipv6Unicast")
  IPV6_UNICAST("ipv6 unicast"),
  @JsonProperty("l2vpnEvpn")
  L2VPN_EVPN("l2vpn evpn");

  private final String keywords;

  BgpFamily(String keywords) {
    this.keywords = keywords;
  }

  /** As FRR writes it. */
  public String keywords() {
    return keywords;
  }
}
