package io.ironkeel.api.allocation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** Who has an allocated number. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Claim(
    @Required @JsonPropertyDescription("What the name is a name of.") Holder kind,
    @Required
        @Size(min = 1, max = 127)
        @JsonPropertyDescription(
            "Name of the Host or Switch; of a Pair, role and pair (LSW/service); of a Role, the role.")
        String name) {

  /** Who can have a number. */
  public enum Holder {
    @JsonProperty("Host")
    HOST,
    @JsonProperty("Switch")
    SWITCH,
    @JsonProperty("Pair")
    PAIR,
    @JsonProperty("Role")
    ROLE
  }
}
