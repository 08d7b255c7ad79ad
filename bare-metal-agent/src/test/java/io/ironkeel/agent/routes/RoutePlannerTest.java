package io.ironkeel.agent.routes;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ironkeel.agent.links.LinksSection;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.network.Rule.Family;
import io.ironkeel.golden.Golden;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Per case: {@code in-config.yaml}, what is wanted; {@code in-links.json}, what {@code ip -json
 * -details address show} says; {@code in-ipv4.json} and {@code in-ipv6.json}, what it says of
 * routes and rules; {@code out.txt}, what is done, in order, and what cannot be had.
 */
class RoutePlannerTest {

  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  static Stream<Path> cases() {
    return Golden.cases(RoutePlannerTest.class);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void plansAsTheExampleSays(Path example) {
    var config =
        YAML.unmarshal(Golden.read(example.resolve("in-config.yaml")), MachineConfigSpec.class);
    var plan =
        RoutePlanner.plan(
            config.network(),
            config.managementInterface(),
            LinksSection.parse(Golden.read(example.resolve("in-links.json"))),
            List.of(
                Routing.parse(Family.IPV4, Golden.read(example.resolve("in-ipv4.json"))),
                Routing.parse(Family.IPV6, Golden.read(example.resolve("in-ipv6.json")))));
    Golden.verify(
        example.resolve("out.txt"),
        Stream.concat(
                plan.actions().stream().map(RoutingAction::text),
                plan.unmet().stream().map(text -> "unmet: " + text))
            .map(line -> line + "\n")
            .collect(Collectors.joining()));
  }
}
