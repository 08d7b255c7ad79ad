package io.ironkeel.e2e.machines;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.CommandResult;
import io.ironkeel.e2e.RunDirectory;
import io.ironkeel.e2e.cluster.ApiTest;
import io.ironkeel.e2e.cluster.TestCluster;
import io.ironkeel.e2e.product.Charts;
import io.ironkeel.e2e.product.Credentials;
import io.ironkeel.e2e.product.OperatorProcess;
import io.ironkeel.e2e.product.SimulatedAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent of machine a, with its real token, tries what it may and what it may not. */
@ApiTest
class MachineIsolationIT {

  private static final Path DIRECTORY = RunDirectory.empty(MachineIsolationIT.class, "agent");

  private static final String STATE =
      """
      apiVersion: ironkeel.io/v1alpha1
      kind: MachineState
      metadata: {name: %s, namespace: machine-%s, labels: {ironkeel.io/machine: %s}}
      """;

  private static TestCluster cluster;
  private static OperatorProcess operator;
  private static Path agentOfA;

  @BeforeAll
  static void makeTwoRooms(TestCluster started) throws IOException {
    cluster = started;
    Charts.install(cluster, Artifacts.fromEnvironment());
    operator =
        OperatorProcess.start(
            cluster, Artifacts.fromEnvironment(), OperatorProcess.MACHINES, DIRECTORY);
    for (var name : List.of("a", "b")) {
      cluster
          .kubectlWithInput(
              """
              apiVersion: ironkeel.io/v1alpha1
              kind: Host
              metadata: {name: %s}
              spec: {rack: r1, identity: {serialNumber: %s}, managementInterface: vec0}
              """
                  .formatted(name, name),
              "apply",
              "-f",
              "-")
          .orThrow();
      try (var agent = SimulatedAgent.of(cluster, name)) {
        agent.report(name);
      }
      Await.until(
          "the room of " + name,
          () -> cluster.kubectl("get", "mc", "base", "-n", "machine-" + name).orThrow());
      for (var secret : List.of("keys", "other")) {
        cluster.kubectl("create", "secret", "generic", secret, "-n", "machine-" + name).orThrow();
      }
    }
    agentOfA = DIRECTORY.resolve("a.kubeconfig");
    Files.writeString(
        agentOfA, Credentials.kubeconfig(cluster, cluster.apiServer(), "machine-a", "agent"));
  }

  @AfterAll
  static void stopOperator() {
    operator.close();
  }

  /**
   * What the agent of a may do in its own room, each a positive control of the same request to b.
   */
  static Stream<String> requests() {
    return Stream.of(
        "get mc base -n machine-%s",
        "get mc -n machine-%s",
        "get secret keys -n machine-%s",
        "create token agent -n machine-%s",
        "patch mc base -n machine-%s --subresource=status --type=merge -p {\"status\":{\"appliedHash\":\"x\"}}");
  }

  @ParameterizedTest
  @MethodSource("requests")
  void whatPassesInItsOwnRoomIsRefusedInAnothers(String request) {
    assertThat(asAgentOfA(request.formatted("a"))).satisfies(CommandResult::orThrow);
    assertForbidden(asAgentOfA(request.formatted("b")));
  }

  /** What no agent may do, not even at home. */
  static Stream<String> forbidden() {
    return Stream.of(
        "get secret other -n machine-a",
        "get secrets -n machine-a",
        "patch mc base -n machine-a --type=merge -p {\"spec\":{\"hash\":\"x\"}}",
        "delete mc base -n machine-a",
        "create token default -n machine-a",
        "get hosts",
        "get namespaces",
        "get mc -A",
        "get machinestates -n machine-a",
        "patch rolebinding agent -n machine-a --type=merge -p {\"metadata\":{\"labels\":{\"x\":\"y\"}}}",
        "delete serviceaccount agent -n machine-a");
  }

  @ParameterizedTest
  @MethodSource("forbidden")
  void whatNoAgentNeedsIsRefusedEvenAtHome(String request) {
    assertForbidden(asAgentOfA(request));
  }

  @Test
  void itsStateIsWrittenAtHomeOnly() {
    assertThat(applyAsAgentOfA(STATE.formatted("state", "a", "a")))
        .satisfies(CommandResult::orThrow);
    assertForbidden(applyAsAgentOfA(STATE.formatted("state", "b", "b")));
  }

  @Test
  void aStateThatClaimsToBeAnotherMachinesIsRefused() {
    Await.until(
        "the policies",
        () ->
            assertThat(applyAsAgentOfA(STATE.formatted("state", "a", "b")).stderr())
                .contains("MachineState state in machine-a speaks for its own machine only"));
    applyAsAgentOfA(STATE.formatted("state", "a", "a")).orThrow();
  }

  private static void assertForbidden(CommandResult result) {
    assertThat(result.exitCode()).as(result.command()).isNotZero();
    assertThat(result.stderr())
        .contains("forbidden: User \"system:serviceaccount:machine-a:agent\"");
  }

  private static CommandResult asAgentOfA(String request) {
    return kubectl("", request.split(" "));
  }

  private static CommandResult applyAsAgentOfA(String yaml) {
    return kubectl(yaml, "apply", "--server-side", "--force-conflicts", "-f", "-");
  }

  private static CommandResult kubectl(String input, String... arguments) {
    var command = new ArrayList<>(List.of(arguments));
    command.add("--kubeconfig=" + agentOfA);
    return cluster.kubectlWithInput(input, command.toArray(String[]::new));
  }
}
