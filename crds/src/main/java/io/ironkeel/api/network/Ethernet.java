package io.ironkeel.api.network;

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
import java.util.List;

/** A network card's port that exists in the machine; its settings while Ironkeel manages it. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "!has(self.macAddress) || self.macAddress.matches('" + Ethernet.MAC_PATTERN + "')",
    messageExpression =
        "'macAddress of ethernet ' + self.name + ' must be that of one port, in lower case: for example"
            + " 02:00:00:00:01:01'")
@ValidationRule(
    value = "!has(self.macAddress) || self.macAddress != '" + Ethernet.NO_MAC + "'",
    messageExpression =
        "'macAddress of ethernet ' + self.name + ' is the address of no port: give the permanent one, or leave it"
            + " out'")
@ValidationRule(value = Link.NAME_IS_FREE, messageExpression = Link.NAME_IS_FREE_MESSAGE)
@ValidationRule(
    value = Link.CANONICAL_ADDRESSES,
    messageExpression = Link.CANONICAL_ADDRESSES_MESSAGE)
@ValidationRule(value = Link.HOST_ADDRESSES, messageExpression = Link.HOST_ADDRESSES_MESSAGE)
@ValidationRule(value = Link.UNICAST_ADDRESSES, messageExpression = Link.UNICAST_ADDRESSES_MESSAGE)
@ValidationRule(value = Link.IPV6_NEEDS_1280, messageExpression = Link.IPV6_NEEDS_1280_MESSAGE)
public record Ethernet(
    @Required
        @Size(min = 1, max = 15)
        @Pattern(Link.NAME_PATTERN)
        @JsonPropertyDescription(
            "Name of the port: the one in the machine's kernel, as `ip link` shows it; or, with macAddress, any name"
                + " you like, which the port gets beside its own. Example: enp1s0f0.")
        String name,
    @Size(max = 17)
        @JsonPropertyDescription(
            "Permanent MAC address that finds the port whatever the kernel calls it, in lower case. Without it the"
                + " name does. Example: 02:00:00:00:01:01.")
        String macAddress,
    @Default("1500")
        @Min(Link.MTU_MIN)
        @Max(Link.MTU_MAX)
        @JsonPropertyDescription(Link.MTU_DESCRIPTION)
        Integer mtuBytes,
    @Default("true")
        @JsonPropertyDescription(
            "Whether the port says who it is and listens who its neighbour is (LLDP, IEEE 802.1AB).")
        Boolean lldp,
    @Size(max = Link.ADDRESSES_MAX) @JsonPropertyDescription(Link.ADDRESSES_DESCRIPTION)
        List<@Size(max = 43) String> addresses)
    implements Link {

  /** In lower case, and of one port: the lowest bit of the first byte marks a group of them. */
  public static final String MAC_PATTERN = "^[0-9a-f][02468ace](:[0-9a-f]{2}){5}$";

  public static final String NO_MAC = "00:00:00:00:00:00";

  public Ethernet {
    lldp = lldp == null || lldp;
    mtuBytes = mtuBytes == null ? Link.MTU_DEFAULT : mtuBytes;
    addresses = addresses == null ? List.of() : List.copyOf(addresses);
  }
}
