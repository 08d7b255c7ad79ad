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

/** A route of the machine. Two routes must differ in destination, table or metric. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
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
