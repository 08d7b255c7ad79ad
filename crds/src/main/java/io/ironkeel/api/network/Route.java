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

/** A route of the machine. Two routes must differ in destination, table or metric. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "isCIDR(self.to) && string(cidr(self.to).masked()) == self.to",
    messageExpression =
        "'route to ' + self.to + ': to must be a network in canonical text without bits after its prefix length, for example 10.8.0.0/16 or ::/0'")
@ValidationRule(
    value =
        "!has(self.via) || (isIP(self.via) && ip.isCanonical(self.via) && !ip(self.via).isUnspecified() && !ip(self.via).isLoopback())",
    messageExpression =
        "'route to ' + self.to + ': via must be an address of a router in canonical text, for example 10.0.0.1 or 2001:db8::1'")
@ValidationRule(
    value =
        "!has(self.via) || !isIP(self.via) || !isCIDR(self.to) || ip(self.via).family() == cidr(self.to).ip().family()",
    messageExpression =
        "'route to ' + self.to + ': via must be of the same family (IPv4 or IPv6) as to'")
@ValidationRule(
    value =
        "!has(self.source) || (isIP(self.source) && ip.isCanonical(self.source) && (!isCIDR(self.to) || ip(self.source).family() == cidr(self.to).ip().family()))",
    messageExpression =
        "'route to ' + self.to + ': source must be an address in canonical text without prefix length, of the same family as to'")
@ValidationRule(
    value = "self.type != 'unicast' || has(self.via) || has(self.link)",
    messageExpression =
        "'route to ' + self.to + ': give via, link or both; only blackhole, unreachable and prohibit need neither'")
@ValidationRule(
    value = "self.type == 'unicast' || (!has(self.via) && !has(self.link) && !has(self.source))",
    messageExpression =
        "'route to ' + self.to + ' of type ' + self.type + ' drops its packets: take via, link and source out'")
@ValidationRule(
    value = "!self.onLink || (has(self.via) && has(self.link))",
    messageExpression = "'route to ' + self.to + ': onLink needs both via and link'")
@ValidationRule(
    value = "!has(self.via) || !self.via.startsWith('fe80:') || has(self.link)",
    messageExpression =
        "'route to ' + self.to + ': a link-local gateway needs link, because every link has such addresses'")
@ValidationRule(
    value = "self.table != 255",
    messageExpression =
        "'route to ' + self.to + ': table 255 is the kernel\\'s own; choose another one'")
public record Route(
    @Required
        @Size(min = 3, max = 43)
        @JsonPropertyDescription(
            "Destination in canonical text with its prefix length; 0.0.0.0/0 and ::/0 are the default routes."
                + " Example: 10.8.0.0/16.")
        String to,
    @Size(min = 2, max = 39)
        @JsonPropertyDescription(
            "Address of the gateway, of the destination's family; without it the destination is directly at the"
                + " interface.")
        String via,
    @Size(min = 1, max = 15)
        @Pattern(Link.NAME_PATTERN)
        @JsonPropertyDescription(
            "Interface the packets leave by; without it the one in whose subnet the gateway is.")
        String link,
    @Size(min = 2, max = 39)
        @JsonPropertyDescription(
            "Source address the machine prefers for packets it sends on this route.")
        String source,
    @Default("254")
        @Min(1)
        @Max(2_147_483_647)
        @JsonPropertyDescription("Number of the routing table; 254 is the main table.")
        Integer table,
    @Default("100")
        @Min(1)
        @Max(2_147_483_647)
        @JsonPropertyDescription("Among routes to the same destination the lowest metric wins.")
        Integer metric,
    @Default("unicast")
        @JsonPropertyDescription(
            "unicast forwards; blackhole drops in silence; unreachable and prohibit drop and tell the sender.")
        Type type,
    @Default("false")
        @JsonPropertyDescription(
            "Whether the gateway is taken to be directly at the interface although no subnet says so.")
        Boolean onLink) {

  /** What happens to a packet that takes the route (ip-route(8)). */
  public enum Type {
    @JsonProperty("unicast")
    UNICAST,
    @JsonProperty("blackhole")
    BLACKHOLE,
    @JsonProperty("unreachable")
    UNREACHABLE,
    @JsonProperty("prohibit")
    PROHIBIT;

    /** As iproute2 writes it. */
    public String kernelName() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public static final int MAIN_TABLE = 254;

  public Route {
    table = table == null ? MAIN_TABLE : table;
    metric = metric == null ? 100 : metric;
    type = type == null ? Type.UNICAST : type;
    onLink = onLink != null && onLink;
  }
}
