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

/**
 * A bridge (IEEE 802.1D) between other interfaces; the agent creates it and deletes it when it is
 * no longer asked for.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(value = Link.NAME_IS_FREE, messageExpression = Link.NAME_IS_FREE_MESSAGE)
@ValidationRule(
    value = Link.CANONICAL_ADDRESSES,
    messageExpression = Link.CANONICAL_ADDRESSES_MESSAGE)
@ValidationRule(value = Link.HOST_ADDRESSES, messageExpression = Link.HOST_ADDRESSES_MESSAGE)
@ValidationRule(value = Link.UNICAST_ADDRESSES, messageExpression = Link.UNICAST_ADDRESSES_MESSAGE)
@ValidationRule(value = Link.IPV6_NEEDS_1280, messageExpression = Link.IPV6_NEEDS_1280_MESSAGE)
public record Bridge(
    @Required
        @Size(min = 1, max = 15)
        @Pattern(Link.NAME_PATTERN)
        @JsonPropertyDescription(
            "Name of the interface to create, unique in the machine. Example: br0.")
        String name,
    @Size(max = 32)
        @JsonPropertyDescription(
            "Names of the ethernets, bonds or vlans it connects, each in one bridge only and without addresses of"
                + " its own. Ports that somebody else adds, for example a hypervisor, are left alone.")
        List<@Size(min = 1, max = 15) String> ports,
    @Default("false")
        @JsonPropertyDescription("Whether it speaks the spanning tree protocol (IEEE 802.1D).")
        Boolean stp,
    @Default("1500")
        @Min(Link.MTU_MIN)
        @Max(Link.MTU_MAX)
        @JsonPropertyDescription(Link.MTU_DESCRIPTION)
        Integer mtuBytes,
    @Size(max = Link.ADDRESSES_MAX) @JsonPropertyDescription(Link.ADDRESSES_DESCRIPTION)
        List<@Size(max = 43) String> addresses)
    implements Link {

  public Bridge {
    ports = ports == null ? List.of() : List.copyOf(ports);
    stp = stp != null && stp;
    mtuBytes = mtuBytes == null ? Link.MTU_DEFAULT : mtuBytes;
    addresses = addresses == null ? List.of() : List.copyOf(addresses);
  }
}
