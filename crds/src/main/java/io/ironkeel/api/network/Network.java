package io.ironkeel.api.network;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.stream.Stream;

/**
 * The interfaces of one machine that Ironkeel manages. Interfaces that are not named here are left
 * alone.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value =
        "!has(self.vlans) || self.vlans.all(v, (has(self.ethernets) && self.ethernets.exists(e, e.name == v.link)) ||"
            + " (has(self.bonds) && self.bonds.exists(b, b.name == v.link)))",
    message = "every vlan must name in 'link' one of the ethernets or bonds of this machine")
@ValidationRule(
    value =
        "!has(self.vlans) || !has(self.ethernets) || self.vlans.all(v, !self.ethernets.exists(e, e.name == v.name))",
    message = "a vlan must not have the name of an ethernet")
@ValidationRule(
    value =
        "!has(self.vlans) || self.vlans.all(v, self.vlans.exists_one(w, w.link == v.link && w.id == v.id))",
    message = "two vlans must not have the same 'id' on the same 'link'")
@ValidationRule(
    value =
        "!has(self.vlans) || !has(self.ethernets) || self.vlans.all(v, self.ethernets.all(e, e.name != v.link ||"
            + " e.mtuBytes >= v.mtuBytes))",
    message = "mtuBytes of a vlan must not exceed mtuBytes of its 'link'")
public record Network(
    @Size(max = 32) @JsonPropertyDescription("Ports of the machine's network cards, by name.")
        List<Ethernet> ethernets,
    @Size(max = 8) @JsonPropertyDescription("Bonds of ethernets, by name.") List<Bond> bonds,
    @Size(max = 64)
        @JsonPropertyDescription("VLAN interfaces on top of ethernets or bonds, by name.")
        List<Vlan> vlans,
    @Size(max = 16) @JsonPropertyDescription("Bridges between other interfaces, by name.")
        List<Bridge> bridges,
    @Size(max = 64) @JsonPropertyDescription("Routes of the machine.") List<Route> routes,
    @Size(max = 32) @JsonPropertyDescription("Rules of policy routing.") List<Rule> rules,
    @Size(max = 8)
        @JsonPropertyDescription(
            "Addresses that must not be lost: those that answer a ping before a change must answer after it too, or"
                + " the change is undone. The API server and the gateways of routes are always watched like this.")
        List<@Size(min = 2, max = 39) String> probes) {

  public static final Network NONE =
      new Network(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  public Network {
    ethernets = ethernets == null ? List.of() : List.copyOf(ethernets);
    bonds = bonds == null ? List.of() : List.copyOf(bonds);
    vlans = vlans == null ? List.of() : List.copyOf(vlans);
    bridges = bridges == null ? List.of() : List.copyOf(bridges);
    routes = routes == null ? List.of() : List.copyOf(routes);
    rules = rules == null ? List.of() : List.copyOf(rules);
    probes = probes == null ? List.of() : List.copyOf(probes);
  }

  /** All interfaces, those that carry others first. */
  @JsonIgnore
  public Stream<Link> links() {
    return Stream.of(ethernets, bonds, vlans, bridges).flatMap(List::stream);
  }
}
