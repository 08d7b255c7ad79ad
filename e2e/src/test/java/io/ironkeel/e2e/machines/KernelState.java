package io.ironkeel.e2e.machines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.lab.Machine;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Links, addresses and routes of a machine as its kernel shows them, read past the agent, in words
 * that are the same for the same state: without counters, indexes and what comes and goes with a
 * carrier.
 */
record KernelState(List<String> facts) {

  /** Once no address is being tried out any more: its routes come later. */
  static KernelState of(Machine machine) {
    Await.until(
        "addresses of " + machine.name() + " that are no duplicates",
        () -> assertThat(machine.execOk("ip -6 -oneline address show tentative").text()).isEmpty());
    var links = machine.json("ip -json -details address show", JsonNode.class);
    var routes = machine.json("ip -json route show table all", JsonNode.class);
    return new KernelState(
        Stream.concat(
                stream(links).flatMap(KernelState::link), stream(routes).map(KernelState::route))
            .sorted()
            .toList());
  }

  private static Stream<String> link(JsonNode link) {
    var name = link.path("ifname").asText();
    var flags = stream(link.path("flags")).map(JsonNode::asText).toList();
    var itself =
        "link %s on %s mtu %d group %s kind %s %s %s"
            .formatted(
                name,
                link.path("link").asText("-"),
                link.path("mtu").asInt(),
                link.path("group").asText(),
                link.at("/linkinfo/info_kind").asText("-"),
                link.at("/linkinfo/info_data/id").asText("-"),
                flags.contains("UP") ? "up" : "down");
    var addresses =
        stream(link.path("addr_info"))
            .map(
                address ->
                    "address %s/%d on %s proto %s"
                        .formatted(
                            address.path("local").asText(),
                            address.path("prefixlen").asInt(),
                            name,
                            address.path("protocol").asText("-")));
    return Stream.concat(Stream.of(itself), addresses);
  }

  private static String route(JsonNode route) {
    return Stream.of("type", "dst", "gateway", "dev", "table", "prefsrc", "metric")
        .map(field -> field + " " + route.path(field).asText("-"))
        .collect(Collectors.joining(" ", "route ", ""));
  }

  boolean has(String text) {
    return facts.stream().anyMatch(fact -> fact.contains(text));
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
