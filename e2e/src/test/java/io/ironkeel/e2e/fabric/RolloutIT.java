package io.ironkeel.e2e.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.RunDirectory;
import io.ironkeel.e2e.cluster.ApiTest;
import io.ironkeel.e2e.cluster.TestCluster;
import io.ironkeel.e2e.product.Charts;
import io.ironkeel.e2e.product.OperatorProcess;
import io.ironkeel.e2e.product.SimulatedPods;
import io.ironkeel.e2e.product.SimulatedRouting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A change of a Fabric on its way over two distribution and eight access switches. */
@ApiTest
class RolloutIT {

  private static TestCluster cluster;
  private static PodObjects pod;
  private static Path logs;
  private static OperatorProcess operator;
  private static SimulatedRouting agents;

  @BeforeAll
  static void aPodOfSimulatedSwitches(TestCluster started) throws Exception {
    cluster = started;
    pod = new PodObjects(cluster);
    logs = RunDirectory.empty(RolloutIT.class, "operator");
    Charts.install(cluster, Artifacts.fromEnvironment());
    kubectl(
        "set",
        "env",
        "deployment/" + OperatorProcess.FABRIC,
        "--namespace",
        Charts.NAMESPACE,
        "IRONKEEL_FABRIC_ROLLOUT_WATCH=PT3S");
    startTheOperator();
    agents = new SimulatedRouting(cluster.admin());
    new SimulatedPods(cluster.admin()).growTo(SimulatedPods.POD);
    awaitConverged();
  }

  private static void startTheOperator() {
    operator =
        OperatorProcess.start(cluster, Artifacts.fromEnvironment(), OperatorProcess.FABRIC, logs);
  }

  @AfterAll
  static void endOperatorAndAgents() {
    agents.close();
    operator.close();
  }

  private static void awaitConverged() {
    Await.until(
        "routing of all ten switches",
        () ->
            assertThat(
                    kubectl(
                            "get",
                            "switches",
                            "-o=jsonpath={range .items[*]}{.status.conditions[?(@.type==\"RoutingConverged\")].status}{\"\\n\"}{end}")
                        .lines())
                .hasSize(SimulatedPods.POD)
                .containsOnly("True"));
  }

  @Test
  void aChangeGoesOverAllInWavesAlsoWhenTheOperatorIsKilled() {
    agents.forget();
    var rollout = begin("{\"timers\":{\"keepaliveSeconds\":4,\"holdSeconds\":12}}");
    Await.until("the first wave", () -> assertThat(agents.applied()).hasSize(1));
    operator.kill();
    startTheOperator();
    pod.await(rollout, "Ready", "True Completed");
    pod.await("fabric/default", "Ready", "True Accepted");
    assertThat(kubectl("get", "fabric", "default", "-o=jsonpath={.status.inForce.generation}"))
        .isEqualTo(rollout.replace("rollout/default-", ""));

    var order = new ArrayList<>(agents.applied());
    var waves =
        kubectl("get", rollout, "-o=jsonpath={range .spec.waves[*]}{.machines[*]}{\"\\n\"}{end}")
            .lines()
            .map(line -> List.of(line.split(" ")))
            .toList();
    assertThat(waves).hasSizeGreaterThan(2);
    assertThat(waves.getFirst()).hasSize(1);
    for (var wave : waves) {
      assertThat(order.subList(0, wave.size()))
          .as("each wave after the one before, nobody twice")
          .containsExactlyInAnyOrderElementsOf(wave);
      order.subList(0, wave.size()).clear();
      assertThat(wave.stream().map(RolloutIT::pair)).allMatch(new HashSet<String>()::add);
    }
    assertThat(order).isEmpty();
  }

  @Test
  void aWrongChangeHaltsInItsFirstWaveAndGoesBackWithTheFabric() {
    agents.undo(config -> holds(config, 30));
    agents.forget();
    try {
      var rollout = begin("{\"timers\":{\"keepaliveSeconds\":10,\"holdSeconds\":30}}");
      pod.await(rollout, "Stalled", "True Halted Halted in wave 1 of ");
      assertThat(pod.condition(rollout, "Stalled"))
          .contains(
              "Neighbor swp1 is lost", "to go back: kubectl patch " + rollout.replace('/', ' '));
      pod.await("fabric/default", "Stalled", "True RolloutStopped");
      assertThat(agents.applied()).as("nobody else was changed").hasSize(1);

      pod.changeFabric("{\"timers\":{\"keepaliveSeconds\":3,\"holdSeconds\":9}}");
      pod.await(rollout, "Ready", "False Reverted Fabric default has changed once more");
      pod.await("fabric/default", "Ready", "True Accepted");
    } finally {
      agents.undo(config -> false);
    }
    awaitConverged();
  }

  @Test
  void aPersonPausesItAndTakesItBack() {
    var before = hold();
    var rollout = begin("{\"timers\":{\"keepaliveSeconds\":5,\"holdSeconds\":15}}");
    kubectl("patch", rollout, "--type=merge", "-p", "{\"spec\":{\"paused\":true}}");
    pod.await(rollout, "Ready", "False Paused Stands still after wave ");
    kubectl("patch", rollout, "--type=merge", "-p", "{\"spec\":{\"revert\":true}}");
    pod.await(rollout, "Ready", "False Reverted spec.revert is true");
    pod.await("fabric/default", "Stalled", "True RolloutStopped");
    assertThat(hold()).as("every switch as before").isEqualTo(before);

    var refused =
        cluster.kubectl(
            "patch", rollout, "--type=merge", "-p", "{\"spec\":{\"fabric\":\"other\"}}");
    assertThat(refused.stderr()).contains("only spec.paused and spec.revert may change");
  }

  /** Changes the Fabric; returns the Rollout that this begins. */
  private static String begin(String spec) {
    pod.changeFabric(spec);
    return pod.rollout();
  }

  private static String hold() {
    return kubectl(
        "get",
        "machineconfigs",
        "--all-namespaces",
        "-o=jsonpath={range .items[*]}{.metadata.namespace} {.spec.routing.bgp.neighbors[*].holdSeconds}{\"\\n\"}{end}");
  }

  private static boolean holds(MachineConfig config, int seconds) {
    return config.getSpec().routing().bgp().neighbors().stream()
        .anyMatch(neighbor -> Integer.valueOf(seconds).equals(neighbor.holdSeconds()));
  }

  /** Access switches 2 and 3 are one, and so on; each distribution switch is one of two. */
  private static String pair(String machine) {
    return machine.contains("dsw")
        ? "dsw"
        : "asw" + Integer.parseInt(machine.substring(machine.length() - 1)) / 2;
  }

  private static String kubectl(String... words) {
    return cluster.kubectl(words).orThrow().stdout();
  }
}
