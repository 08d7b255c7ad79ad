package io.ironkeel.agent.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.agent.command.CommandFailed;
import io.ironkeel.agent.command.Commands;
import io.ironkeel.agent.section.Convergence;
import io.ironkeel.agent.section.Sections;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.network.Ethernet;
import io.ironkeel.api.network.Network;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers of iproute2 that a healthy machine cannot be made to give. */
class LinksSectionTest {

  private static final MachineConfigSpec CONFIG =
      new MachineConfigSpec(
          "hash",
          null,
          null,
          "vec0",
          new Network(
              List.of(
                  new Ethernet("vec1", null, 9000, null, List.of("10.0.0.1/24")),
                  new Ethernet("vec2", null, 9000, null, List.of())),
              null,
              null,
              null,
              null,
              null,
              null),
          null,
          null,
          null,
          null,
          null);

  @TempDir private Path state;
  private final List<String> ran = new ArrayList<>();

  @Test
  void oneActionThatFailsDoesNotHoldUpTheOthersAndIsNamed() {
    var result = converge(refusing("vec1 mtu"));
    assertThat(result.complete()).isFalse();
    assertThat(result.failures())
        .containsExactly("ip link set dev vec1 mtu 9000: RTNETLINK answers: Invalid argument");
    assertThat(ran).contains("ip link set dev vec2 mtu 9000", "ip link set dev vec2 up");
  }

  @Test
  void whatSucceedsWithoutEffectIsAFailure() {
    var result = converge(refusing("nothing"));
    assertThat(result.failures()).contains("had no effect: ip link set dev vec1 mtu 9000");
  }

  private Convergence converge(Commands commands) {
    return new Sections(List.of(new LinksSection(commands, Originals.in(state)))).converge(CONFIG);
  }

  /** A machine on which nothing ever changes, and that says so for one of the actions. */
  private Commands refusing(String part) {
    return (input, command) -> {
      var text = String.join(" ", command);
      if (text.contains("address show")) {
        return """
        [{"ifname": "vec1", "flags": [], "mtu": 1500, "addr_info": []},
         {"ifname": "vec2", "flags": [], "mtu": 1500, "addr_info": []}]
        """;
      }
      ran.add(text);
      if (input.contains(part) || text.contains(part)) {
        throw new CommandFailed(command, "RTNETLINK answers: Invalid argument\n");
      }
      return "";
    };
  }
}
