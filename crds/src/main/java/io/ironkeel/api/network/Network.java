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
    value = NetworkRules.ADDRESSES_ARE_BOUNDED,
    message = NetworkRules.ADDRESSES_ARE_BOUNDED_MESSAGE)
@ValidationRule(
    value = NetworkRules.NAMES_ARE_UNIQUE,
    messageExpression = NetworkRules.NAMES_ARE_UNIQUE_MESSAGE)
@ValidationRule(
    value = NetworkRules.MACS_ARE_UNIQUE,
    messageExpression = NetworkRules.MACS_ARE_UNIQUE_MESSAGE)
@ValidationRule(
    value = NetworkRules.MEMBERS_ARE_DECLARED,
    messageExpression = NetworkRules.MEMBERS_ARE_DECLARED_MESSAGE)
@ValidationRule(
    value = NetworkRules.MEMBERS_ARE_IN_ONE_BOND,
    messageExpression = NetworkRules.MEMBERS_ARE_IN_ONE_BOND_MESSAGE)
@ValidationRule(
    value = NetworkRules.MEMBERS_HAVE_NO_ADDRESSES,
    messageExpression = NetworkRules.MEMBERS_HAVE_NO_ADDRESSES_MESSAGE)
@ValidationRule(
    value = NetworkRules.MEMBERS_HAVE_THE_BONDS_MTU,
    messageExpression = NetworkRules.MEMBERS_HAVE_THE_BONDS_MTU_MESSAGE)
@ValidationRule(
    value = NetworkRules.VLANS_HAVE_A_LINK,
    messageExpression = NetworkRules.VLANS_HAVE_A_LINK_MESSAGE)
@ValidationRule(
    value = NetworkRules.VLANS_ARE_NOT_ON_MEMBERS,
    messageExpression = NetworkRules.VLANS_ARE_NOT_ON_MEMBERS_MESSAGE)
@ValidationRule(
    value = NetworkRules.VLAN_IDS_ARE_UNIQUE,
    messageExpression = NetworkRules.VLAN_IDS_ARE_UNIQUE_MESSAGE)
@ValidationRule(
    value = NetworkRules.VLANS_FIT_THEIR_LINK,
    messageExpression = NetworkRules.VLANS_FIT_THEIR_LINK_MESSAGE)
@ValidationRule(
    value = NetworkRules.PORTS_ARE_DECLARED,
    messageExpression = NetworkRules.PORTS_ARE_DECLARED_MESSAGE)
@ValidationRule(
    value = NetworkRules.PORTS_ARE_IN_ONE_BRIDGE,
    messageExpression = NetworkRules.PORTS_ARE_IN_ONE_BRIDGE_MESSAGE)
@ValidationRule(
    value = NetworkRules.PORTS_ARE_NOT_MEMBERS,
    messageExpression = NetworkRules.PORTS_ARE_NOT_MEMBERS_MESSAGE)
@ValidationRule(
    value = NetworkRules.PORTS_HAVE_NO_ADDRESSES,
    messageExpression = NetworkRules.PORTS_HAVE_NO_ADDRESSES_MESSAGE)
@ValidationRule(
    value = NetworkRules.PORTS_HAVE_THE_BRIDGES_MTU,
    messageExpression = NetworkRules.PORTS_HAVE_THE_BRIDGES_MTU_MESSAGE)
@ValidationRule(
    value = NetworkRules.ROUTES_HAVE_A_LINK,
    messageExpression = NetworkRules.ROUTES_HAVE_A_LINK_MESSAGE)
@ValidationRule(
    value = NetworkRules.GATEWAYS_ARE_REACHABLE,
    messageExpression = NetworkRules.GATEWAYS_ARE_REACHABLE_MESSAGE)
@ValidationRule(
    value = NetworkRules.GATEWAYS_ARE_NOT_OURS,
    messageExpression = NetworkRules.GATEWAYS_ARE_NOT_OURS_MESSAGE)
@ValidationRule(
    value = NetworkRules.SOURCES_ARE_OURS,
    messageExpression = NetworkRules.SOURCES_ARE_OURS_MESSAGE)
@ValidationRule(
    value = NetworkRules.ONE_DEFAULT_ROUTE,
    messageExpression = NetworkRules.ONE_DEFAULT_ROUTE_MESSAGE)
@ValidationRule(
    value = NetworkRules.RULES_HAVE_A_LINK,
    messageExpression = NetworkRules.RULES_HAVE_A_LINK_MESSAGE)
@ValidationRule(
    value = NetworkRules.PROBES_ARE_CANONICAL,
    message = NetworkRules.PROBES_ARE_CANONICAL_MESSAGE)
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

  /**
   * For {@code JsonInclude}: a network that has nothing any more must be left out, because
   * server-side apply makes null of an object that loses all it had, and the API server refuses
   * that.
   */
  public static final class Nothing {

    @Override
    public boolean equals(Object value) {
      return NONE.equals(value);
    }

    @Override
    public int hashCode() {
      return NONE.hashCode();
    }
  }

  /** All interfaces, those that carry others first. */
  @JsonIgnore
  public Stream<Link> links() {
    return Stream.of(ethernets, bonds, vlans, bridges).flatMap(List::stream);
  }
}
