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
import java.util.List;

/**
 * Several ports that work as one interface; the agent creates it and deletes it when it is no
 * longer asked for.
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
@ValidationRule(
    value =
        "!has(self.primary) || (self.mode == 'active-backup' && self.members.exists(m, m == self.primary))",
    messageExpression =
        "'primary of bond ' + self.name + ' must be one of its members, and only mode active-backup has one'")
public record Bond(
    @Required
        @Size(min = 1, max = 15)
        @Pattern(Link.NAME_PATTERN)
        @JsonPropertyDescription(
            "Name of the interface to create, unique in the machine. Example: bond0.")
        String name,
    @Default("active-backup")
        @JsonPropertyDescription(
            "How the members share the work: active-backup uses one at a time and needs nothing of the switch;"
                + " 802.3ad (LACP) uses all and needs the switch's ports in one group.")
        Mode mode,
    @Required
        @Size(min = 1, max = 8)
        @JsonPropertyDescription(
            "Names of the ethernets that are its members, each in one bond only and without addresses of its own.")
        List<@Size(min = 1, max = 15) String> members,
    @Size(min = 1, max = 15)
        @JsonPropertyDescription(
            "Member preferred while it has a signal, in mode active-backup; none by default.")
        String primary,
    @Default("100")
        @Min(10)
        @Max(10_000)
        @JsonPropertyDescription(
            "How often the members' signal is checked, in milliseconds (the kernel's miimon).")
        Integer monitorIntervalMillis,
    @Default("layer2+3")
        @JsonPropertyDescription(
            "What chooses the member for a packet in mode 802.3ad: layer2 (MAC addresses), layer2+3 (and IP"
                + " addresses), layer3+4 (IP addresses and ports).")
        TransmitHashPolicy transmitHashPolicy,
    @Default("1500")
        @Min(Link.MTU_MIN)
        @Max(Link.MTU_MAX)
        @JsonPropertyDescription(Link.MTU_DESCRIPTION + " The members get the same.")
        Integer mtuBytes,
    @Size(max = Link.ADDRESSES_MAX) @JsonPropertyDescription(Link.ADDRESSES_DESCRIPTION)
        List<@Size(max = 43) String> addresses)
    implements Link {

  /** How members share the work (kernel: Documentation/networking/bonding.rst). */
  public enum Mode {
    @JsonProperty("active-backup")
    ACTIVE_BACKUP("active-backup"),
    @JsonProperty("802.3ad")
    LACP("802.3ad");

    private final String kernelName;

    Mode(String kernelName) {
      this.kernelName = kernelName;
    }

    /** As iproute2 writes it. */
    public String kernelName() {
      return kernelName;
    }
  }

  /** What chooses the member for a packet (the kernel's xmit_hash_policy). */
  public enum TransmitHashPolicy {
    @JsonProperty("layer2")
    LAYER2("layer2"),
    @JsonProperty("layer2+3")
    LAYER2_3("layer2+3"),
    @JsonProperty("layer3+4")
    LAYER3_4("layer3+4");

    private final String kernelName;

    TransmitHashPolicy(String kernelName) {
      this.kernelName = kernelName;
    }

    /** As iproute2 writes it. */
    public String kernelName() {
      return kernelName;
    }
  }

  public Bond {
    mode = mode == null ? Mode.ACTIVE_BACKUP : mode;
    members = members == null ? List.of() : List.copyOf(members);
    monitorIntervalMillis = monitorIntervalMillis == null ? 100 : monitorIntervalMillis;
    transmitHashPolicy =
        transmitHashPolicy == null ? TransmitHashPolicy.LAYER2_3 : transmitHashPolicy;
    mtuBytes = mtuBytes == null ? Link.MTU_DEFAULT : mtuBytes;
    addresses = addresses == null ? List.of() : List.copyOf(addresses);
  }
}
