package io.ironkeel.agent.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.ironkeel.agent.command.CommandFailed;
import io.ironkeel.agent.command.Commands;
import io.ironkeel.agent.json.Formats;
import io.ironkeel.api.machinestate.BgpSession;
import io.ironkeel.api.machinestate.MachineStateStatus;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The BGP sessions of the machine, as bgpd knows them. */
public final class BgpSessions {

  private BgpSessions() {}

  /** None when bgpd does not answer. */
  public static List<BgpSession> read(Commands commands) {
    try {
      return parse(commands.run("vtysh", "-c", "show bgp summary json"));
    } catch (CommandFailed silent) {
      return List.of();
    }
  }

  /** By family of routes, then by peer; one peer is one session whatever it carries. */
  static List<BgpSession> parse(String json) {
    var sessions = new TreeMap<String, BgpSession>();
    for (var family : read(json)) {
      for (var peer : family.path("peers").properties()) {
        sessions.merge(peer.getKey(), session(peer), BgpSessions::either);
      }
    }
    return sessions.values().stream().limit(MachineStateStatus.BGP_SESSIONS_MAX).toList();
  }

  private static JsonNode read(String json) {
    try {
      return Formats.JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("vtysh wrote what is not JSON: " + json, e);
    }
  }

  private static BgpSession session(Map.Entry<String, JsonNode> peer) {
    var remoteAs = peer.getValue().path("remoteAs").asLong();
    return new BgpSession(
        peer.getKey(),
        remoteAs == 0 ? null : remoteAs,
        peer.getValue().path("state").asText().equals("Established"));
  }

  private static BgpSession either(BgpSession one, BgpSession other) {
    return one.established() ? one : other;
  }
}
