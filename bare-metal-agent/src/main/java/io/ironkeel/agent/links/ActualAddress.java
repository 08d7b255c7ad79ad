package io.ironkeel.agent.links;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/** An address of an interface as {@code ip -json} describes it. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ActualAddress(
    String local, @JsonProperty("prefixlen") int prefixLength, String scope, String protocol) {

  /**
   * The origin, as iproute2 writes 201 (IFA_PROTO, include/uapi/linux/if_addr.h) of every address
   * the agent set; 0 to 3 are the kernel's. It makes an address ours, whoever asks and after any
   * restart.
   */
  static final String OWNED = "0xc9";

  public String text() {
    return local + "/" + prefixLength;
  }

  boolean owned() {
    return OWNED.equals(protocol);
  }

  public boolean linkLocal() {
    return "link".equals(scope);
  }
}
