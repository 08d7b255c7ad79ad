package io.ironkeel.api.switches;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** A router outside of the fabric that a border switch is cabled to, and that is not ours. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "isCIDR(self.address) && string(cidr(self.address)) == self.address",
    messageExpression =
        "'upstream ' + self.name + ': address must have its prefix length, in canonical text: for example 198.51.100.1/31'")
@ValidationRule(
    value = "isIP(self.peer) && ip.isCanonical(self.peer)",
    messageExpression =
        "'upstream ' + self.name + ': peer must be an address in canonical text, for example 198.51.100.0'")
@ValidationRule(
    value =
        "!isCIDR(self.address) || !isIP(self.peer) || (cidr(self.address).containsIP(self.peer) && string(cidr(self.address).ip()) != self.peer)",
    messageExpression =
        "'upstream ' + self.name + ': peer ' + self.peer + ' must be another address of the subnet of ' + self.address")
public record Upstream(
    @Required
        @Size(min = 1, max = 63)
        @Pattern("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")
        @JsonPropertyDescription("Name of the neighbour, for people. Example: isp-a.")
        String name,
    @Required
        @Size(min = 1, max = 15)
        @Pattern("^[a-zA-Z0-9][a-zA-Z0-9._-]*$")
        @JsonPropertyDescription("Port of the switch that its cable is plugged into.")
        String port,
    @Required
        @Size(min = 9, max = 43)
        @JsonPropertyDescription(
            "The switch's own address on the port, with prefix length. Example: 198.51.100.1/31.")
        String address,
    @Required
        @Size(min = 2, max = 39)
        @JsonPropertyDescription("The neighbour's address. Example: 198.51.100.0.")
        String peer,
    @Required
        @Min(1)
        @Max(4_294_967_294L)
        @JsonPropertyDescription("Number of the neighbour's autonomous system (eBGP).")
        Long remoteAs,
    @Default("1000")
        @Min(1)
        @Max(4_000_000)
        @JsonPropertyDescription("More routes than this from it end the session.")
        Integer maximumPrefixes,
    @Default("1500")
        @Min(1280)
        @Max(9216)
        @JsonPropertyDescription(
            "Largest packet over its cable, in bytes without the Ethernet header.")
        Integer mtuBytes) {

  public Upstream {
    maximumPrefixes = maximumPrefixes == null ? 1000 : maximumPrefixes;
    mtuBytes = mtuBytes == null ? 1500 : mtuBytes;
  }
}
