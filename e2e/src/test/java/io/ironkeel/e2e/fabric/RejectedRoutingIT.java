package io.ironkeel.e2e.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.RunDirectory;
import io.ironkeel.e2e.cluster.ApiTest;
import io.ironkeel.e2e.cluster.TestCluster;
import io.ironkeel.e2e.product.Charts;
import io.ironkeel.e2e.product.OperatorProcess;
import io.ironkeel.e2e.product.SimulatedPods;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Routing that an agent undid, and draining, as people see and steer them by kubectl. */
@ApiTest
class RejectedRoutingIT {

  private static final String SWITCH = "pod0-asw2";
  private static final String OTHER = "pod0-asw3";

  private static TestCluster cluster;
  private static PodObjects pod;
  private static OperatorProcess operator;

  @BeforeAll
  static void aPodOfSimulatedSwitches(TestCluster started) throws Exception {
    cluster = started;
    pod = new PodObjects(cluster);
    Charts.install(cluster, Artifacts.fromEnvironment());
    operator =
        OperatorProcess.start(
            cluster,
            Artifacts.fromEnvironment(),
            OperatorProcess.FABRIC,
            RunDirectory.empty(RejectedRoutingIT.class, "operator"));
    new SimulatedPods(cluster.admin()).growTo(SimulatedPods.POD);
    Await.until(
        "routing with both distribution switches",
        () -> assertThat(config("{.spec.routing.bgp.neighbors[*].peer}")).isEqualTo("swp1 swp2"));
  }

  @AfterAll
  static void endTheOperator() {
    operator.close();
  }

  @Test
  void aPersonReadsWhatItCostAndHasItTriedAgain() {
    report(
        SWITCH,
        "False",
        "Rejected",
        "BGP neighbor swp1 answered before the change and did not after it.");
    Await.until(
        "what it cost",
        () ->
            assertThat(pod.condition("switch/" + SWITCH, "RoutingConverged"))
                .startsWith("False Rejected The agent on pod0-asw2 undid the present routing: BGP")
                .contains("kubectl annotate switch pod0-asw2"));

    kubectl("annotate", "switch", SWITCH, "ironkeel.io/retry=once-more");
    Await.until(
        "the request to the agent",
        () -> assertThat(config("{.spec.retry}")).isEqualTo("once-more"));
    Await.until(
        "what is asked again is not refused yet",
        () ->
            assertThat(pod.condition("switch/" + SWITCH, "RoutingConverged"))
                .startsWith("False Applying"));
  }

  @Test
  void theLastOfAPairIsNotDrained() {
    applied(SWITCH);
    applied(OTHER);
    pod.drain(OTHER, true);
    awaitTold(OTHER, "true");
    applied(OTHER);
    pod.drain(SWITCH, true);
    Await.until(
        "it stays in service",
        () ->
            assertThat(pod.condition("switch/" + SWITCH, "Drained"))
                .startsWith("False NoAlternate pod0-asw2 stays"));
    awaitTold(SWITCH, "false");

    pod.drain(OTHER, false);
    awaitTold(OTHER, "false");
    assertThat(pod.condition("switch/" + SWITCH, "Drained"))
        .as("the other is not back yet")
        .contains("NoAlternate");
    applied(OTHER);
    awaitTold(SWITCH, "true");
    pod.drain(SWITCH, false);
  }

  private static void awaitTold(String name, String drained) {
    Await.until(
        "%s told that drained is %s".formatted(name, drained),
        () -> assertThat(config(name, "{.spec.routing.bgp.drained}")).isEqualTo(drained));
  }

  private static void applied(String name) {
    report(name, "True", "Applied", "All of the configuration is applied.");
  }

  /** As the agent would. */
  private static void report(String name, String ready, String reason, String message) {
    kubectl(
        "patch",
        "machineconfig",
        "fabric",
        "--namespace=machine-" + name,
        "--subresource=status",
        "--type=merge",
        "-p",
        """
        {"status": {"observedGeneration": %s, "appliedHash": "%s", "conditions": [
          {"type": "Ready", "status": "%s", "reason": "%s", "message": "%s", "lastTransitionTime": "2026-01-01T00:00:00Z"}]}}
        """
            .formatted(
                config(name, "{.metadata.generation}"),
                config(name, "{.spec.hash}"),
                ready,
                reason,
                message));
  }

  private static String config(String path) {
    return config(SWITCH, path);
  }

  private static String config(String name, String path) {
    return kubectl(
        "get", "machineconfig", "fabric", "--namespace=machine-" + name, "-o=jsonpath=" + path);
  }

  private static String kubectl(String... words) {
    return cluster.kubectl(words).orThrow().stdout();
  }
}
