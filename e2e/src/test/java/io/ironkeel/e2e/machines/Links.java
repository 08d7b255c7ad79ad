package io.ironkeel.e2e.machines;

import com.fasterxml.jackson.databind.JsonNode;
import io.ironkeel.e2e.lab.Machine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A machine's links as its kernel shows them, read past the agent. */
record Links(JsonNode json) {

  static Links of(Machine machine) {
    return new Links(machine.json("ip -json -details address show", JsonNode.class));
  }

  boolean has(String link) {
    return find(link).isPresent();
  }

  int mtuOf(String link) {
    return get(link).path("mtu").asInt();
  }

  boolean isUp(String link) {
    return stream(get(link).path("flags")).anyMatch(flag -> flag.asText().equals("UP"));
  }

  int vlanIdOf(String link) {
    return get(link).at("/linkinfo/info_data/id").asInt();
  }

  String masterOf(String link) {
    return get(link).path("master").asText();
  }

  /** Of a member of a bond in mode 802.3ad: the group of cables it works in. */
  int aggregatorOf(String member) {
    return get(member).at("/linkinfo/info_slave_data/ad_aggregator_id").asInt(-1);
  }

  /** How many members of a bond in mode 802.3ad work together. */
  int bondPortsOf(String bond) {
    return get(bond).at("/linkinfo/info_data/ad_info/num_ports").asInt();
  }

  List<String> addressesOf(String link) {
    return stream(get(link).path("addr_info"))
        .map(address -> address.path("local").asText() + "/" + address.path("prefixlen").asInt())
        .toList();
  }

  private JsonNode get(String link) {
    return find(link).orElseThrow(() -> new AssertionError("there is no link " + link));
  }

  private Optional<JsonNode> find(String link) {
    return stream(json).filter(node -> node.path("ifname").asText().equals(link)).findFirst();
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
