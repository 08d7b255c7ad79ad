package io.ironkeel.agent.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import io.ironkeel.agent.command.Commands;
import io.ironkeel.api.machinestate.MachineStateStatus;
import io.ironkeel.api.machinestate.Neighbour;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Who announces itself at the other ends of the cables, as {@code lldpd} heard it. Its format json0
 * has the same shape whatever the number of neighbours.
 */
final class Neighbours {

  private Neighbours() {}

  static List<Neighbour> read(Commands commands) {
    return parse(commands.run("lldpctl", "-f", "json0"));
  }

  static List<Neighbour> parse(String json) {
    return elements(Json.parse(json), "lldp")
        .flatMap(lldp -> elements(lldp, "interface"))
        .flatMap(Neighbours::at)
        .collect(Collectors.toMap(Neighbours::key, one -> one, (a, b) -> a, LinkedHashMap::new))
        .values()
        .stream()
        .sorted(Comparator.comparing(Neighbours::key, Comparator.comparing(List::toString)))
        .limit(MachineStateStatus.NEIGHBOURS_MAX)
        .toList();
  }

  /** None when what identifies it is missing. */
  private static Stream<Neighbour> at(JsonNode port) {
    var local = Text.fit(port.path("name").asText(), 15);
    var chassisId = value(port, "chassis", "id");
    var portId = value(port, "port", "id");
    if (local == null || chassisId == null || portId == null) {
      return Stream.empty();
    }
    return Stream.of(
        new Neighbour(
            local,
            chassisId,
            value(port, "chassis", "name"),
            portId,
            value(port, "port", "descr")));
  }

  /** What makes it unique among the neighbours in the API. */
  private static List<String> key(Neighbour neighbour) {
    return List.of(neighbour.localPort(), neighbour.chassisId(), neighbour.portId());
  }

  private static String value(JsonNode port, String part, String field) {
    return elements(port, part)
        .flatMap(node -> elements(node, field))
        .map(node -> Text.fit(node.path("value").asText(), Text.NAME_MAX))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static Stream<JsonNode> elements(JsonNode node, String field) {
    return StreamSupport.stream(node.path(field).spliterator(), false);
  }
}
