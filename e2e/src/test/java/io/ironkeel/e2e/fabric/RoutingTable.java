package io.ironkeel.e2e.fabric;

import com.fasterxml.jackson.databind.JsonNode;
import io.ironkeel.e2e.lab.Machine;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What FRR and the kernel of a machine know of the ways to others. */
record RoutingTable(Machine machine) {

  private JsonNode show(String what) {
    return machine.json("vtysh -c 'show %s json'".formatted(what), JsonNode.class);
  }

  private static Stream<JsonNode> each(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  /** Addresses or ports by which it knows whom it has BGP sessions with. */
  List<String> neighbors() {
    return show("bgp neighbors").properties().stream().map(Map.Entry::getKey).toList();
  }

  /** Ports over which its kernel sends packets to an address. */
  List<String> nextHops(String address) {
    return each(show("ip route %s/32".formatted(address)).path(address + "/32"))
        .filter(route -> route.path("selected").asBoolean())
        .flatMap(route -> each(route.path("nexthops")))
        .filter(hop -> hop.path("fib").asBoolean())
        .map(hop -> hop.path("interfaceName").asText())
        .sorted()
        .toList();
  }

  /** Networks that come from neighbors whose address begins so. */
  List<String> learned(String neighbors) {
    return show("bgp ipv4 unicast").path("routes").properties().stream()
        .filter(
            route ->
                each(route.getValue())
                    .anyMatch(path -> path.path("peerId").asText().startsWith(neighbors)))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The autonomous systems on the ways to a network, each with a space before it. */
  List<String> paths(String network) {
    return each(show("bgp ipv4 unicast " + network).path("paths"))
        .map(path -> " " + path.path("aspath").path("string").asText())
        .toList();
  }

  /** Networks it has a way to. */
  List<String> networks() {
    return show("ip route").properties().stream().map(Map.Entry::getKey).toList();
  }
}
