package io.ironkeel.e2e.machines;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.ironkeel.api.condition.Condition;
import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.host.Host;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.RunDirectory;
import io.ironkeel.e2e.cluster.ControlPlane;
import io.ironkeel.e2e.lab.Lab;
import io.ironkeel.e2e.lab.Machine;
import io.ironkeel.e2e.product.Hosts;
import io.ironkeel.e2e.product.Rack;
import java.time.Duration;

/**
 * Two servers with one cable between them, under the operators, for faults: things happen to {@link
 * #server()}, and the other one is the peer it must not lose.
 */
record TwoServers(ControlPlane cluster, Rack rack) implements AutoCloseable {

  static final String FIRST = "server-1";
  static final String PEER_ADDRESS = "10.0.12.2";

  static TwoServers powerOn(Class<?> test, ControlPlane cluster, Lab lab) {
    var artifacts = Artifacts.fromEnvironment();
    var folder = artifacts.repository().resolve("e2e/src/test/resources/racks/two-servers");
    var rack =
        new Rack(artifacts, folder.toString(), cluster, lab, RunDirectory.empty(test, "rack"));
    rack.installCharts();
    rack.startOperators();
    rack.apply(rack.folder());
    rack.issueCredentials();
    rack.bootMachines();
    rack.plan().machines().forEach(machine -> Hosts.awaitReady(cluster.admin(), machine));
    return new TwoServers(cluster, rack);
  }

  KubernetesClient client() {
    return cluster.admin();
  }

  Machine server() {
    return rack.machine(FIRST);
  }

  Host host() {
    return Hosts.get(client(), FIRST);
  }

  /** What the agent is told, and what it says. */
  MachineConfig config() {
    return client()
        .resources(MachineConfig.class)
        .inNamespace("machine-" + FIRST)
        .withName("base")
        .require();
  }

  AgentLog log() {
    return AgentLog.of(server());
  }

  KernelState kernel() {
    return KernelState.of(server());
  }

  /** The host as its manifest says, whatever a test left behind. */
  void reset() {
    rack.apply(rack.folder());
    patchSpec("{\"network\": {\"vlans\": null, \"routes\": null}, \"maintenance\": null}");
    Hosts.awaitReady(client(), FIRST);
  }

  /** {@code kubectl patch} of the spec of the first server's host, as a merge patch. */
  void patchSpec(String spec) {
    kubectl("patch", "host", FIRST, "--type=merge", "-p", "{\"spec\": %s}".formatted(spec));
  }

  void kubectl(String... arguments) {
    cluster.kubectl(arguments).orThrow();
  }

  /** Waits until the agent says that its present configuration is not applied for this reason. */
  Condition awaitNotReady(String reason) {
    return awaitNotReady(reason, Duration.ofMinutes(2));
  }

  Condition awaitNotReady(String reason, Duration deadline) {
    Await.until(
        "reason %s of the agent on %s".formatted(reason, FIRST),
        deadline,
        () ->
            assertThat(ready())
                .extracting(Condition::status, Condition::reason)
                .containsExactly("False", reason));
    return ready();
  }

  private Condition ready() {
    var config = config();
    assertThat(config.getStatus().observedGeneration())
        .isEqualTo(config.getMetadata().getGeneration());
    return Conditions.find(config.getStatus().conditions(), Conditions.READY).orElseThrow();
  }

  @Override
  public void close() {
    rack.close();
  }
}
