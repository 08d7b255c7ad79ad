package io.ironkeel.agent.links;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.golden.Golden;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Per case: {@code in-config.yaml}, what is wanted; {@code in-links.json}, what {@code ip -json
 * -details address show} says; {@code in-originals.yaml}, if there is one, what links were like
 * before they were changed; {@code out.txt}, what is done, in order, and what cannot be had.
 */
class LinkPlannerTest {

  private static final String ORIGINAL = "in-original-";
  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  static Stream<Path> cases() {
    return Golden.cases(LinkPlannerTest.class);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void plansAsTheExampleSays(Path example) {
    var config =
        YAML.unmarshal(Golden.read(example.resolve("in-config.yaml")), MachineConfigSpec.class);
    var links = LinksSection.parse(Golden.read(example.resolve("in-links.json")));
    var plan =
        LinkPlanner.plan(config.network(), config.managementInterface(), links, originals(example));
    Golden.verify(
        example.resolve("out.txt"),
        Stream.concat(
                plan.actions().stream().map(LinkAction::text),
                plan.unmet().stream().map(text -> "unmet: " + text))
            .map(line -> line + "\n")
            .collect(Collectors.joining()));
  }

  private static Map<String, Original> originals(Path example) {
    return Golden.inputs(example, ORIGINAL).stream()
        .collect(
            Collectors.toMap(
                file ->
                    file.getFileName().toString().substring(ORIGINAL.length()).replace(".yaml", ""),
                file -> YAML.unmarshal(Golden.read(file), Original.class)));
  }
}
