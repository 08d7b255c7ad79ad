package io.ironkeel.api.allocation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** One number or address, and who has it. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "self == oldSelf",
    message = "an allocation never changes: delete it and its number is given anew")
public record AllocationSpec(
    @Required
        @Size(min = 1, max = 63)
        @Pattern("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")
        @JsonPropertyDescription("Fabric from whose pool it is.")
        String fabric,
    @Required @JsonPropertyDescription("The pool it is from.") Pool pool,
    @Required
        @Size(min = 1, max = 39)
        @JsonPropertyDescription("The number or address. Example: 4200000001.")
        String value,
    @Required @JsonPropertyDescription("Who has it.") Claim claim) {

  /** A fabric's pools. */
  public enum Pool {
    @JsonProperty("asn")
    ASN("asn"),
    @JsonProperty("loopbackIPv4")
    LOOPBACK_IPV4("loopback"),
    @JsonProperty("loopbackIPv6")
    LOOPBACK_IPV6("loopback");

    private final String word;

    Pool(String word) {
      this.word = word;
    }

    /** In the names of allocations. */
    public String word() {
      return word;
    }
  }
}
