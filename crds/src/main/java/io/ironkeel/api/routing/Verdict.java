package io.ironkeel.api.routing;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of a route that matches. */
public enum Verdict {
  @JsonProperty("permit")
  PERMIT("permit"),
  @JsonProperty("deny")
  DENY("deny");

  private final String keyword;

  Verdict(String keyword) {
    this.keyword = keyword;
  }

  /** As FRR writes it. */
  public String keyword() {
    return keyword;
  }
}
