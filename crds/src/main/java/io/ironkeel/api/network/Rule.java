package io.ironkeel.api.network;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** A rule of policy routing (ip-rule(8)): which packets ask which routing table. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value =
        "!has(self.from) || (isCIDR(self.from) && string(cidr(self.from).masked()) == self.from && (cidr(self.from).ip().family() == 4) == (self.family == 'IPv4'))",
    messageExpression =
        "'from ' + self.from + ' of a rule must be a network of its family in canonical text without bits after its prefix length, for example 10.8.0.0/16; for IPv6 set family'")
@ValidationRule(
    value =
        "!has(self.to) || (isCIDR(self.to) && string(cidr(self.to).masked()) == self.to && (cidr(self.to).ip().family() == 4) == (self.family == 'IPv4'))",
    messageExpression =
        "'to ' + self.to + ' of a rule must be a network of its family in canonical text without bits after its prefix length, for example 10.8.0.0/16; for IPv6 set family'")
public record Rule(
    @Required
        @Min(1)
        @Max(32_765)
        @JsonPropertyDescription(
            "Order in which rules are asked, lowest first, 1 to 32765; each number once in a family.")
        Integer priority,
    @Default("IPv4") @JsonPropertyDescription("Family of the packets: IPv4 or IPv6.") Family family,
    @Size(min = 3, max = 43)
        @JsonPropertyDescription(
            "Source the packets must have, with its prefix length. Example: 10.8.0.0/16.")
        String from,
    @Size(min = 3, max = 43)
        @JsonPropertyDescription("Destination the packets must have, with its prefix length.")
        String to,
    @Size(min = 1, max = 15)
        @Pattern(Link.NAME_PATTERN)
        @JsonPropertyDescription("Interface the packets must have come in by.")
        String incomingLink,
    @Required
        @Min(1)
        @Max(2_147_483_647)
        @JsonPropertyDescription("Number of the routing table to ask; 254 is the main table.")
        Integer table) {

  /** IP version. */
  public enum Family {
    @JsonProperty("IPv4")
    IPV4,
    @JsonProperty("IPv6")
    IPV6
  }

  public Rule {
    family = family == null ? Family.IPV4 : family;
  }
}
