package io.ironkeel.agent.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.ironkeel.agent.command.CommandFailed;
import io.ironkeel.agent.command.Commands;
import io.ironkeel.agent.json.Formats;
import io.ironkeel.api.machinestate.MachineStateStatus;
import io.ironkeel.api.machinestate.OspfNeighbour;
import java.util.List;
import java.util.TreeMap;

/** The OSPF neighbours of the machine, as ospfd knows them. */
public final class OspfNeighbours {

  private OspfNeighbours() {}

  /** None when ospfd does not answer. */
  public static List<OspfNeighbour> read(Commands commands) {
    try {
      return parse(commands.run("vtysh", "-c", "show ip ospf neighbor json"));
    } catch (CommandFailed silent) {
      return List.of();
    }
  }

  /** By interface, of which each has one neighbour: all are point-to-point. */
  static List<OspfNeighbour> parse(String json) {
    var neighbours = new TreeMap<String, OspfNeighbour>();
    for (var router : tree(json).path("neighbors").properties()) {
      for (var seen : router.getValue()) {
        var link = seen.path("ifaceName").asText().split(":", 2)[0];
        var full = seen.path("converged").asText().equals("Full");
        neighbours.put(link, new OspfNeighbour(link, router.getKey(), full));
      }
    }
    return neighbours.values().stream().limit(MachineStateStatus.OSPF_NEIGHBOURS_MAX).toList();
  }

  private static JsonNode tree(String json) {
    try {
      return Formats.JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("vtysh wrote what is not JSON: " + json, e);
    }
  }
}
