package io.ironkeel.agent.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.agent.change.PlanText;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.golden.Golden;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Per case: {@code in-config.yaml}, what is wanted; {@code in-machine.yaml}, FRR as it shows
 * itself; {@code in-former.yaml}, the lines that are the agent's; {@code out.txt}, what is done, in
 * order, and what cannot be had.
 */
class RoutingPlannerTest {

  record Seen(
      String daemonsFile, Set<String> supervised, Set<String> alive, String running, String saved) {

    ActualRouting actual() {
      return new ActualRouting(
          Optional.ofNullable(daemonsFile),
          supervised == null ? Set.of() : supervised,
          alive == null ? Set.of() : alive,
          Optional.ofNullable(running),
          Optional.ofNullable(saved));
    }
  }

  static Stream<Path> cases() {
    return Golden.cases(RoutingPlannerTest.class);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void plansAsTheExampleSays(Path example) {
    var config = PlanText.read(example, "in-config.yaml", MachineConfigSpec.class);
    var actual = PlanText.read(example, "in-machine.yaml", Seen.class).actual();
    var plan =
        RoutingPlanner.plan(
            Optional.ofNullable(config.routing()), actual, PlanText.former(example));
    Golden.verify(example.resolve("out.txt"), PlanText.of(plan));
  }

  /** The same text in and out is what keeps a second look from finding anything to do. */
  @Test
  void whatIsWrittenIsReadAsWhatItIs() {
    var text =
        "router bgp 1\n address-family ipv4 unicast\n  neighbor a activate\n exit-address-family\nexit\n";
    assertThat(FrrLine.parse(text).stream().map(FrrLine::path))
        .containsExactly(
            "router bgp 1",
            "router bgp 1 > address-family ipv4 unicast",
            "router bgp 1 > address-family ipv4 unicast > neighbor a activate");
  }

  @Test
  void sessionsOfSeveralFamiliesAreOne() {
    var json =
        """
        {"ipv4Unicast": {"peers": {"eno2": {"remoteAs": 65001, "state": "Active"}, "eno1": {"remoteAs": 0, "state": "Idle"}}},
         "ipv6Unicast": {"peers": {"eno2": {"remoteAs": 65001, "state": "Established"}}}}
        """;
    assertThat(BgpSessions.parse(json))
        .extracting("peer", "remoteAs", "established")
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("eno1", null, false),
            org.assertj.core.groups.Tuple.tuple("eno2", 65001L, true));
  }

  @Test
  void neighboursOfOspfAreByInterface() {
    var json =
        """
        {"neighbors": {
          "10.0.0.3": [{"nbrState": "Full/-", "converged": "Full", "ifaceName": "eno2:10.0.0.2"}],
          "10.0.0.1": [{"nbrState": "ExStart/-", "converged": "ExStart", "ifaceName": "eno1:10.0.0.2"}]}}
        """;
    assertThat(OspfNeighbours.parse(json))
        .extracting("link", "routerId", "full")
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("eno1", "10.0.0.1", false),
            org.assertj.core.groups.Tuple.tuple("eno2", "10.0.0.3", true));
  }
}
