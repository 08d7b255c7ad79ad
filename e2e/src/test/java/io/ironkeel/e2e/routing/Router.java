package io.ironkeel.e2e.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ironkeel.e2e.CommandResult;
import io.ironkeel.e2e.lab.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A machine that exchanges routes, as a person at its console sees it. */
record Router(Machine machine) {

  private static final String AGENT = "/opt/ironkeel-agent/bin/ironkeel-agent";
  private static final String FILE = "/root/config.yaml";

  /** Its configuration as it is committed, in {@code resources/routing}. */
  String committed() {
    return resource(machine.name());
  }

  static String resource(String name) {
    try (var file = Router.class.getResourceAsStream("/routing/" + name + ".yaml")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  CommandResult apply(String config) {
    write(config);
    return machine.exec("%s apply --file %s".formatted(AGENT, FILE));
  }

  /** What is left to do; empty when nothing is. */
  String planned(String config) {
    write(config);
    var plan = machine.exec("%s plan --file %s".formatted(AGENT, FILE));
    return plan.exitCode() == 0 ? "" : plan.stdout() + plan.stderr();
  }

  private void write(String config) {
    machine.execOk("cat >%s <<'END'\n%s\nEND".formatted(FILE, config));
  }

  String configuration() {
    return vtysh("show running-config");
  }

  String vtysh(String... commands) {
    var line = new StringBuilder("vtysh");
    for (var command : commands) {
      line.append(" -c '").append(command).append('\'');
    }
    return machine.execOk(line.toString()).stdout();
  }

  JsonNode session(String peer) {
    return machine
        .json("vtysh -c 'show bgp neighbors %s json'".formatted(peer), JsonNode.class)
        .path(peer);
  }

  void assertEstablished(String peer) {
    assertThat(session(peer).path("bgpState").asText())
        .as("%s, session with %s", machine.name(), peer)
        .isEqualTo("Established");
  }

  /** How often the session came up since the daemon or the neighbor began. */
  int established(String peer) {
    return session(peer).path("connectionsEstablished").asInt();
  }

  void assertReaches(String from, String to) {
    assertThat(machine.exec("ping -c 1 -W 1 -I %s %s".formatted(from, to)).exitCode())
        .as("%s reaches %s from %s", machine.name(), to, from)
        .isZero();
  }
}
