package io.ironkeel.e2e.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.api.condition.Condition;
import io.ironkeel.api.condition.Conditions;
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
import java.util.Optional;

/**
 * One server with four disks, told by hand what they are for: what its agent makes of a
 * configuration, whoever wrote it.
 */
record ServerWithDisks(ControlPlane cluster, Rack rack) implements AutoCloseable {

  static final String UUID = "0e7f4c1a-6425-3618-a917-8d09ea6811ce";

  private static final String NAME = "server-1";
  private static final Duration DEADLINE = Duration.ofMinutes(3);

  static ServerWithDisks powerOn(Class<?> test, ControlPlane cluster, Lab lab) {
    var artifacts = Artifacts.fromEnvironment();
    var folder = artifacts.repository().resolve("e2e/src/test/resources/racks/disks");
    var rack =
        new Rack(artifacts, folder.toString(), cluster, lab, RunDirectory.empty(test, "rack"));
    rack.installCharts();
    rack.startOperators();
    rack.apply(rack.folder());
    rack.issueCredentials();
    rack.bootMachines();
    Hosts.awaitReady(cluster.admin(), NAME);
    return new ServerWithDisks(cluster, rack);
  }

  Machine server() {
    return rack.machine(NAME);
  }

  /** As a person who repairs: pools and volumes as the MachineConfig has them. */
  void tell(String storage) {
    cluster
        .kubectlWithInput(
            """
            apiVersion: ironkeel.io/v1alpha1
            kind: MachineConfig
            metadata: {name: storage, namespace: machine-server-1, labels: {ironkeel.io/machine: server-1}}
            spec: {hash: "%08x", storage: %s}
            """
                .formatted(storage.hashCode(), storage),
            "apply",
            "--server-side",
            "--force-conflicts",
            "-f",
            "-")
        .orThrow();
  }

  /** Waits for an answer to the present configuration, and returns it. */
  Condition awaitReason(String reason) {
    Await.until(
        "reason %s of MachineConfig storage".formatted(reason),
        DEADLINE,
        () ->
            assertThat(ready())
                .map(Condition::reason)
                .as(() -> ready().toString())
                .contains(reason));
    return ready().orElseThrow();
  }

  private Optional<Condition> ready() {
    var config =
        cluster
            .admin()
            .resources(MachineConfig.class)
            .inNamespace("machine-" + NAME)
            .withName("storage")
            .require();
    return Optional.ofNullable(config.getStatus())
        .filter(status -> config.getMetadata().getGeneration().equals(status.observedGeneration()))
        .flatMap(status -> Conditions.find(status.conditions(), Conditions.READY));
  }

  String text(String script) {
    return server().execOk(script).text();
  }

  @Override
  public void close() {
    rack.close();
  }
}
