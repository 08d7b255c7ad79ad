package io.ironkeel.operators.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ironkeel.api.condition.ConditionDraft;
import io.ironkeel.api.fabric.Fabric;
import io.ironkeel.api.host.Host;
import io.ironkeel.api.link.Link;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.machinestate.MachineState;
import io.ironkeel.api.switches.Switch;
import io.ironkeel.golden.Golden;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From switches, hosts and cables to the routing of each machine. */
class FabricPlanTest {

  private static final KubernetesSerialization YAML = new KubernetesSerialization();
  private static final Path POD = Path.of("..", "examples", "apsara-pod");

  static {
    Stream.of(Fabric.class, Switch.class, Host.class, Link.class, MachineState.class)
        .forEach(YAML::registerKubernetesResource);
  }

  static Stream<Path> cases() {
    return Golden.cases(FabricPlanTest.class);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void saysWhatIsAmiss(Path example) {
    var model = new FabricModel(objects(Golden.inputs(example, "in-")));
    Golden.verify(example.resolve("out.txt"), said(model));
  }

  @Test
  void theExamplePodIsRoutedAsItsRolesSay() {
    var model = pod();
    var folder = Path.of("src/test/resources/io/ironkeel/operators/fabric/apsara-pod");
    model
        .machines()
        .forEach(
            machine ->
                Golden.verify(
                    folder.resolve(machine.getMetadata().getName() + ".yaml"),
                    YAML.asYaml(model.plan(machine).config().orElseThrow())));
    Golden.verify(folder.resolve("status.txt"), said(model));
  }

  @Test
  void aNewCableChangesItsTwoMachinesAndNoOther() {
    var before = pod();
    var server = new ArrayList<>(podObjects());
    server.removeIf(object -> object.getMetadata().getName().equals("asw-1-server-1"));
    var without = new FabricModel(server);
    var changed =
        before
            .machines()
            .map(machine -> machine.getMetadata().getName())
            .filter(name -> !before.config(name).equals(without.config(name)))
            .toList();
    assertThat(changed).containsExactlyInAnyOrder("asw-1", "server-1");
  }

  @Test
  void theOrderInWhichThingsAreWrittenDoesNotMatterOnceTheyHaveTheirNumbers() {
    var first = pod();
    var again = new ArrayList<HasMetadata>(podObjects().reversed());
    first.allocations().forEach(again::add);
    var second = new FabricModel(again);
    first
        .machines()
        .map(machine -> machine.getMetadata().getName())
        .forEach(name -> assertThat(second.config(name)).as(name).isEqualTo(first.config(name)));
  }

  @Test
  void aRejectedConfigurationIsToldAndTriedAgainWhenSomebodyAsks() {
    var first = pod();
    var compiled = first.config("csw-2").orElseThrow();
    var objects = new ArrayList<>(podObjects());
    first.allocations().forEach(objects::add);
    objects.add(
        rejected("csw-2", compiled, "BGP neighbor vec2 answered before and did not after."));
    assertThat(said(new FabricModel(objects)))
        .contains(
            "Switch csw-2 RoutingConverged=FALSE Rejected: The agent on csw-2 undid the present routing: BGP neighbor vec2"
                + " answered before and did not after. To have it tried again: kubectl annotate switch csw-2"
                + " --overwrite ironkeel.io/retry=\"$(date)\".");
    assertThat(new FabricModel(objects).config("csw-2")).as("nothing to write").isEmpty();

    objects.stream()
        .filter(
            object -> object instanceof Switch && object.getMetadata().getName().equals("csw-2"))
        .forEach(object -> object.getMetadata().setAnnotations(Map.of("ironkeel.io/retry", "1")));
    assertThat(new FabricModel(objects).config("csw-2")).contains(compiled.withRetry("1"));
    assertThat(said(new FabricModel(objects)))
        .contains("Switch csw-2 RoutingConverged=FALSE Applying");
  }

  private static MachineConfig rejected(String machine, MachineConfigSpec spec, String message) {
    var config =
        YAML.unmarshal(
            """
            apiVersion: ironkeel.io/v1alpha1
            kind: MachineConfig
            metadata: {name: fabric, namespace: machine-%s, labels: {ironkeel.io/machine: %s}}
            status:
              observedGeneration: 1
              conditions: [{type: Ready, status: "False", reason: Rejected, message: "%s"}]
            """
                .formatted(machine, machine, message),
            MachineConfig.class);
    config.setSpec(spec);
    return config;
  }

  private static FabricModel pod() {
    return new FabricModel(podObjects());
  }

  static List<HasMetadata> podObjects() {
    return objects(
        Stream.of("fabric", "switches", "hosts", "links")
            .map(name -> POD.resolve(name + ".yaml"))
            .toList());
  }

  private static List<HasMetadata> objects(List<Path> files) {
    return files.stream()
        .flatMap(file -> Stream.of(Golden.read(file).split("(?m)^---$")))
        .filter(text -> text.lines().anyMatch(line -> !line.isBlank() && !line.startsWith("#")))
        .map(text -> YAML.<HasMetadata>unmarshal("---\n" + text))
        .collect(Collectors.toList());
  }

  private static String said(FabricModel model) {
    return Stream.concat(
            model
                .machines()
                .flatMap(
                    machine ->
                        lines(
                            machine.getKind() + " " + machine.getMetadata().getName(),
                            model.plan(machine).conditions())),
            model
                .links()
                .flatMap(
                    link -> {
                      var plan = model.plan(link);
                      return lines(
                          "Link "
                              + link.getMetadata().getName()
                              + plan.purpose().map(purpose -> " (" + purpose + ")").orElse(""),
                          plan.conditions());
                    }))
        .collect(Collectors.joining());
  }

  private static Stream<String> lines(String what, List<ConditionDraft> conditions) {
    return conditions.stream()
        .sorted(Comparator.comparing(ConditionDraft::type))
        .map(
            said ->
                "%s %s=%s %s: %s%n"
                    .formatted(what, said.type(), said.status(), said.reason(), said.message()));
  }
}
