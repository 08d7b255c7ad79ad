package io.ironkeel.operators.machines;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ironkeel.api.host.Host;
import io.ironkeel.api.host.HostSpec;
import io.ironkeel.api.machine.Machine;
import io.ironkeel.api.machine.MachineStatus;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machinestate.MachineState;
import io.ironkeel.api.network.Network;
import io.ironkeel.api.switches.Switch;
import io.ironkeel.golden.Golden;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Per case: {@code in-*.yaml}, the host and what exists in its room; {@code out.yaml}, what is
 * written and reported.
 */
class MachinePlannerTest {

  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

  private final MachinePlanner planner = new MachinePlanner(NOON);

  static Stream<Path> cases() {
    return Golden.cases(MachinePlannerTest.class);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void plansAsTheExampleSays(Path example) {
    Golden.verify(example.resolve("out.yaml"), render(planner.plan(facts(example))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aSecondPlanAfterTheFirstWasWrittenWritesNothing(Path example) {
    var facts = facts(example);
    var first = planner.plan(facts);
    if (first.writes().isEmpty()) {
      return;
    }
    first
        .status()
        .ifPresent(status -> setStatus(facts.machine(), written(status, facts.machine())));
    var second =
        planner.plan(
            new MachineFacts(
                facts.machine(),
                written(Namespace.class, first).or(facts::namespace),
                written(ServiceAccount.class, first).or(facts::agentAccount),
                written(RoleBinding.class, first).or(facts::agentBinding),
                configs(facts, first),
                facts.state(),
                facts.lease(),
                facts.rivals()));
    assertThat(second.writes()).isEmpty();
  }

  /** What the fabric operator says stays. */
  private static MachineStatus written(MachineStatus status, Machine machine) {
    return new MachineStatus(
        status.observedGeneration(),
        Stream.concat(
                status.conditions().stream(),
                MachineStatus.ofFabric(machine.getStatus()).conditions().stream())
            .toList(),
        status.namespace(),
        status.managementAddress(),
        status.addresses(),
        status.inventory(),
        status.desiredHash(),
        status.appliedHash(),
        status.lastRejected(),
        null);
  }

  /** What was written in the place of what had its name. */
  private static List<MachineConfig> configs(MachineFacts facts, MachinePlan plan) {
    var written = written(MachineConfig.class, plan);
    return Stream.concat(
            written.stream(),
            facts.configs().stream()
                .filter(
                    config ->
                        written
                            .filter(
                                any ->
                                    any.getMetadata()
                                        .getName()
                                        .equals(config.getMetadata().getName()))
                            .isEmpty()))
        .toList();
  }

  @Test
  void theOrderInWhichLinksAreWrittenDoesNotMatter() {
    var folder = cases().filter(path -> path.endsWith("new-host")).findFirst().orElseThrow();
    var facts = facts(folder);
    var spec = ((Host) facts.machine()).getSpec();
    var network = spec.network();
    var reversed =
        new Network(
            network.ethernets().reversed(),
            network.bonds().reversed(),
            network.vlans().reversed(),
            network.bridges().reversed(),
            network.routes().reversed(),
            network.rules().reversed(),
            network.probes().reversed());
    var shuffled =
        new HostSpec(
            spec.fabric(),
            spec.rack(),
            spec.unit(),
            spec.identity(),
            spec.serviceRole(),
            spec.managementInterface(),
            reversed,
            spec.time(),
            spec.names(),
            spec.sysctls().reversed(),
            spec.maintenance(),
            spec.deletionPolicy());
    assertThat(BaseConfigCompiler.compile(shuffled)).isEqualTo(BaseConfigCompiler.compile(spec));
  }

  private static MachineFacts facts(Path example) {
    var objects =
        Golden.inputs(example, "in-").stream()
            .map(file -> YAML.<HasMetadata>unmarshal(Golden.read(file)))
            .toList();
    return new MachineFacts(
        machines(objects).findFirst().orElseThrow(),
        pick(Namespace.class, objects).findFirst(),
        pick(ServiceAccount.class, objects).findFirst(),
        pick(RoleBinding.class, objects).findFirst(),
        pick(MachineConfig.class, objects).toList(),
        pick(MachineState.class, objects).findFirst(),
        pick(Lease.class, objects).findFirst(),
        machines(objects).skip(1).toList());
  }

  private static void setStatus(Machine machine, MachineStatus status) {
    switch (machine) {
      case Host host -> host.setStatus(status);
      case Switch other -> other.setStatus(status);
      default -> throw new IllegalArgumentException(machine.getKind());
    }
  }

  /** The one that is planned first, then its rivals. */
  private static Stream<Machine> machines(List<? extends HasMetadata> objects) {
    return objects.stream()
        .flatMap(
            object ->
                Stream.concat(
                    pick(Host.class, List.of(object)), pick(Switch.class, List.of(object))));
  }

  private static <T extends HasMetadata> Stream<T> pick(
      Class<T> type, List<? extends HasMetadata> objects) {
    return objects.stream()
        .filter(object -> object.getKind().equals(type.getSimpleName()))
        .map(object -> YAML.unmarshal(YAML.asYaml(object), type));
  }

  private static <T extends HasMetadata> Optional<T> written(Class<T> type, MachinePlan plan) {
    return plan.writes().stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  private static String render(MachinePlan plan) {
    return Stream.<Stream<?>>of(
            plan.finalizer() == MachinePlan.FinalizerChange.NONE
                ? Stream.empty()
                : Stream.of(new Finalizer(plan.finalizer())),
            plan.writes().stream(),
            plan.deletes().isEmpty() ? Stream.empty() : Stream.of(Deletes.of(plan)),
            plan.status().map(Report::new).stream(),
            plan.lookAgain().map(pause -> new LookAgain(pause.toString())).stream())
        .flatMap(parts -> parts)
        .map(YAML::asYaml)
        .collect(Collectors.joining());
  }

  private record Finalizer(MachinePlan.FinalizerChange finalizer) {}

  private record Deletes(List<String> deletes) {
    static Deletes of(MachinePlan plan) {
      return new Deletes(
          plan.deletes().stream()
              .map(object -> object.getKind() + " " + object.getMetadata().getName())
              .toList());
    }
  }

  private record Report(MachineStatus status) {}

  private record LookAgain(String lookAgain) {}
}
