package io.ironkeel.agent.routes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.ironkeel.api.network.Route;
import io.ironkeel.api.network.Rule.Family;
import java.util.List;
import java.util.Objects;

/**
 * A route as {@code ip -Numeric -json -details route show table all} describes it.
 *
 * @param type the kernel's number of {@link Route.Type}, or of what no configuration asks for
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ActualRoute(
    String type,
    @JsonProperty("dst") String destination,
    String gateway,
    @JsonProperty("dev") String link,
    @JsonProperty("prefsrc") String source,
    String table,
    String protocol,
    long metric,
    List<String> flags) {

  /**
   * The routing protocol (include/uapi/linux/rtnetlink.h, rtm_protocol) of every route and rule the
   * agent made. It makes them ours, whoever asks and after any restart.
   */
  static final String OWNED = "201";

  ActualRoute {
    flags = flags == null ? List.of() : List.copyOf(flags);
  }

  boolean owned() {
    return OWNED.equals(protocol);
  }

  /** Destination with its prefix length. */
  String to(Family family) {
    return Prefix.of(family, destination);
  }

  boolean inPlaceOf(Route route, Family family) {
    return to(family).equals(route.to())
        && table.equals(route.table().toString())
        && metric == route.metric();
  }

  /**
   * @param out the kernel's name of the link the wanted route leaves by; null for one that drops
   */
  boolean fits(Route route, String out) {
    return type.equals(number(route.type()))
        && Objects.equals(gateway, route.via())
        && (out == null || out.equals(link))
        && Objects.equals(source, route.source())
        && flags.contains("onlink") == route.onLink();
  }

  private static String number(Route.Type type) {
    return switch (type) {
      case UNICAST -> "1";
      case BLACKHOLE -> "6";
      case UNREACHABLE -> "7";
      case PROHIBIT -> "8";
    };
  }
}
