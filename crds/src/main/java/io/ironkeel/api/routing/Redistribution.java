package io.ironkeel.api.routing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** Routes of another origin that a protocol announces. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Redistribution(
    @Required @JsonPropertyDescription("Where the routes come from.") Origin origin,
    @Size(min = 1, max = 63)
        @Pattern(PrefixList.NAME_PATTERN)
        @JsonPropertyDescription("Route map that says which of them; all without it.")
        String routeMap) {

  /** Where a route comes from. */
  public enum Origin {
    @JsonProperty("connected")
    CONNECTED("connected"),
    @JsonProperty("kernel")
    KERNEL("kernel"),
    @JsonProperty("ospf")
    OSPF("ospf"),
    @JsonProperty("bgp")
    BGP("bgp");

    private final String keyword;

    Origin(String keyword) {
      this.keyword = keyword;
    }

    /** As FRR writes it. */
    public String keyword() {
      return keyword;
    }
  }
}
