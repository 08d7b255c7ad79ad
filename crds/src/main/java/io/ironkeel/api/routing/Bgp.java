package io.ironkeel.api.routing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/**
 * The machine in the Border Gateway Protocol. As RFC 8212 asks, nothing is exchanged with a
 * neighbor of another autonomous system without route maps.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value =
        "!has(self.networks) || self.networks.all(n, isCIDR(n) && string(cidr(n).masked()) == n)",
    message =
        "routing.bgp.networks must be networks in canonical text without bits after their prefix length, for example 10.0.0.1/32")
public record Bgp(
    @Required
        @Min(1)
        @Max(4_294_967_294L)
        @JsonPropertyDescription("Number of the machine's autonomous system (RFC 6793).")
        Long asn,
    @Default("64")
        @Min(1)
        @Max(64)
        @JsonPropertyDescription("How many equally good paths are used at once.")
        Integer maximumPaths,
    @Default("true")
        @JsonPropertyDescription(
            "Whether the machine goes on forwarding while its BGP daemon restarts (RFC 4724).")
        Boolean gracefulRestart,
    @Default("false")
        @JsonPropertyDescription(
            "Whether neighbors are asked to use other paths, for work on this machine (RFC 8326).")
        Boolean drained,
    @Size(max = 128) @JsonPropertyDescription("Whom it speaks with, each once.")
        List<BgpNeighbor> neighbors,
    @Size(max = 32)
        @JsonPropertyDescription(
            "Networks it announces as its own while it has a route to them. Example: 10.0.0.1/32.")
        List<@Size(min = 3, max = 43) String> networks,
    @Size(max = 4)
        @JsonPropertyDescription("Routes of other origin that it announces, each origin once.")
        List<Redistribution> redistribute) {

  public Bgp {
    maximumPaths = maximumPaths == null ? 64 : maximumPaths;
    gracefulRestart = gracefulRestart == null || gracefulRestart;
    drained = drained != null && drained;
    neighbors = neighbors == null ? List.of() : List.copyOf(neighbors);
    networks = networks == null ? List.of() : List.copyOf(networks);
    redistribute = redistribute == null ? List.of() : List.copyOf(redistribute);
  }
}
