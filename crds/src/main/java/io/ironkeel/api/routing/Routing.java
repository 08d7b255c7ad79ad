package io.ironkeel.api.routing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/**
 * How the machine exchanges routes with others (FRR). Nothing of a configuration that somebody else
 * made in FRR is touched.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "isIP(self.routerId) && ip(self.routerId).family() == 4",
    message = "routing.routerId must be an IPv4 address, for example 10.0.0.1")
@ValidationRule(
    value =
        "!has(self.loopbacks) || self.loopbacks.all(l, isCIDR(l) && cidr(l).prefixLength() == (cidr(l).ip().family() == 4 ? 32 : 128))",
    message =
        "routing.loopbacks must be single addresses with their prefix length, for example 10.0.0.1/32 or fd00::1/128")
@ValidationRule(
    value =
        "!has(self.bgp) || !has(self.bgp.neighbors) || self.bgp.neighbors.all(n, (!has(n.routeMapIn) || (has(self.routeMaps) &&"
            + " self.routeMaps.exists(m, m.name == n.routeMapIn))) && (!has(n.routeMapOut) || (has(self.routeMaps) &&"
            + " self.routeMaps.exists(m, m.name == n.routeMapOut))))",
    message =
        "routing.bgp.neighbors name a route map that is not among routing.routeMaps: an eBGP neighbor with it would exchange nothing")
public record Routing(
    @Required
        @Size(min = 7, max = 15)
        @JsonPropertyDescription(
            "Names this router to its neighbors, in the form of an IPv4 address; unique among all that exchange routes. Example: 10.0.0.1.")
        String routerId,
    @Size(max = 4)
        @JsonPropertyDescription(
            "Addresses the machine has on its loopback interface, each with its full prefix length. Example: 10.0.0.1/32.")
        List<@Size(min = 4, max = 43) String> loopbacks,
    @Size(max = 32)
        @JsonPropertyDescription("Lists of networks that route maps refer to, each name once.")
        List<PrefixList> prefixLists,
    @Size(max = 32)
        @JsonPropertyDescription("What is let through and changed on the way, each name once.")
        List<RouteMap> routeMaps,
    @JsonPropertyDescription("The Border Gateway Protocol (RFC 4271).") Bgp bgp,
    @JsonPropertyDescription("Open Shortest Path First, version 2 (RFC 2328).") Ospf ospf) {

  public Routing {
    loopbacks = loopbacks == null ? List.of() : List.copyOf(loopbacks);
    prefixLists = prefixLists == null ? List.of() : List.copyOf(prefixLists);
    routeMaps = routeMaps == null ? List.of() : List.copyOf(routeMaps);
  }
}
