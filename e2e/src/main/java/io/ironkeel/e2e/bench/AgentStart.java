package io.ironkeel.e2e.bench;

import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machineconfig.MachineConfigStatus;
import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.cluster.TestCluster;
import io.ironkeel.e2e.product.Credentials;
import io.ironkeel.e2e.product.OperatorProcess;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Time from the start of the agent as shipped, as a process of this machine, until it has reported
 * on a configuration that changed while it was away: without the slowness of a virtual machine.
 */
final class AgentStart {

  private static final int STARTS = 7;
  private static final Duration DEADLINE = Duration.ofMinutes(1);
  private static final String NAMESPACE = "machine-bare";

  private final Artifacts artifacts;
  private final TestCluster cluster;
  private final Path directory;

  AgentStart(Artifacts artifacts, TestCluster cluster, Path directory) {
    this.artifacts = artifacts;
    this.cluster = cluster;
    this.directory = directory;
  }

  Samples measure() throws IOException, InterruptedException {
    makeRoom();
    configure(false);
    startOnce(); // has nothing in its state directory yet
    var samples = new Samples();
    for (var number = 0; number < STARTS; number++) {
      configure(number % 2 == 0);
      samples.add(startOnce());
    }
    return samples;
  }

  /** By hand, because no Host can say what tells this machine from others. */
  private void makeRoom() throws IOException {
    cluster
        .kubectlWithInput(
            """
            {apiVersion: v1, kind: Namespace, metadata: {name: machine-bare}}
            ---
            {apiVersion: v1, kind: ServiceAccount, metadata: {name: agent, namespace: machine-bare}}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: agent, namespace: machine-bare}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ironkeel-machine}
            subjects: [{kind: ServiceAccount, name: agent, namespace: machine-bare}]
            """,
            "apply",
            "-f",
            "-")
        .orThrow();
    Files.createDirectories(directory);
    Files.writeString(
        directory.resolve("kubeconfig"),
        Credentials.kubeconfig(cluster, cluster.apiServer(), NAMESPACE, "agent"));
  }

  /** Maintenance on or off changes the configuration and nothing on the machine. */
  private void configure(boolean suspended) {
    cluster
        .kubectlWithInput(
            """
            apiVersion: ironkeel.io/v1alpha1
            kind: MachineConfig
            metadata: {name: base, namespace: machine-bare, labels: {ironkeel.io/machine: bare}}
            spec: {hash: "0123456789abcdef", managementInterface: lo, suspended: %s}
            """
                .formatted(suspended),
            "apply",
            "--server-side",
            "--as=" + OperatorProcess.user(OperatorProcess.MACHINES),
            "-f",
            "-")
        .orThrow();
  }

  private long startOnce() throws IOException, InterruptedException {
    var log = directory.resolve("agent.log").toFile();
    var begin = System.nanoTime();
    var agent =
        new ProcessBuilder(
                artifacts.agent().resolve("bin/ironkeel-agent").toString(),
                "run",
                "--kubeconfig=" + directory.resolve("kubeconfig"),
                "--state=" + directory.resolve("state"),
                "--metrics-port=" + freePort())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
            .start();
    try {
      cluster
          .admin()
          .resources(MachineConfig.class)
          .inNamespace(NAMESPACE)
          .withName("base")
          .waitUntilCondition(AgentStart::reportedOn, DEADLINE.toSeconds(), TimeUnit.SECONDS);
      return System.nanoTime() - begin;
    } finally {
      agent.destroy();
      if (!agent.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
        agent.destroyForcibly();
      }
    }
  }

  private static boolean reportedOn(MachineConfig config) {
    return config != null
        && Optional.ofNullable(config.getStatus())
            .map(MachineConfigStatus::observedGeneration)
            .filter(config.getMetadata().getGeneration()::equals)
            .isPresent();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
