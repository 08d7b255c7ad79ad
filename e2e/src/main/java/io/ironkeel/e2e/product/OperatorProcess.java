package io.ironkeel.e2e.product;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.DiedException;
import io.ironkeel.e2e.cluster.TestCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One replica of a Deployment of the chart as a process of this machine: the packaged operators
 * with the environment and the ServiceAccount that the chart gives its pods. There is no kubelet
 * here that could start the pod itself.
 */
public final class OperatorProcess implements AutoCloseable {

  /** What the name of every domain's Deployment begins with. */
  static final String DEPLOYMENTS = "ironkeel-";

  /** The Deployment of domain machines. */
  public static final String MACHINES = "ironkeel-machines";

  /** The Deployment of domain fabric. */
  public static final String FABRIC = "ironkeel-fabric";

  /** The Deployment of domain storage. */
  public static final String STORAGE = "ironkeel-storage";

  /** The Deployment of domain tenancy. */
  public static final String TENANCY = "ironkeel-tenancy";

  /** Half of the chart's memory limit, as its pods have it. */
  private static final String HEAP = "256m";

  private static final Duration GRACE = Duration.ofSeconds(30);

  private final Process process;
  private final Path log;
  private final int port;
  private volatile boolean ended;

  private OperatorProcess(Process process, Path log, int port) {
    this.process = process;
    this.log = log;
    this.port = port;
  }

  /** Starts a replica and waits until it is ready, as a kubelet would by the chart's probe. */
  public static OperatorProcess start(
      TestCluster cluster, Artifacts artifacts, String deployment, Path directory) {
    return start(cluster, artifacts, deployment, directory, cluster.apiServer());
  }

  /** The same, with another way to the API server. */
  public static OperatorProcess start(
      TestCluster cluster,
      Artifacts artifacts,
      String deployment,
      Path directory,
      String apiServer) {
    var spec =
        cluster
            .admin()
            .apps()
            .deployments()
            .inNamespace(Charts.NAMESPACE)
            .withName(deployment)
            .require();
    try {
      Files.createDirectories(directory);
      var port = freePort();
      var name = deployment + "-" + port;
      var kubeconfig = directory.resolve(name + ".kubeconfig");
      Files.writeString(
          kubeconfig,
          Credentials.kubeconfig(
              cluster,
              apiServer,
              Charts.NAMESPACE,
              spec.getSpec().getTemplate().getSpec().getServiceAccountName()));
      var log = directory.resolve(name + ".log");
      var builder =
          new ProcessBuilder(command(artifacts))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      environment(spec)
          .forEach(variable -> builder.environment().put(variable.getName(), variable.getValue()));
      builder.environment().put("KUBECONFIG", kubeconfig.toString());
      builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
      var started = new OperatorProcess(builder.start(), log, port);
      return started.ready();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + deployment, e);
    }
  }

  /** The user name under which the replica writes. */
  public static String user(String deployment) {
    return "system:serviceaccount:%s:%s".formatted(Charts.NAMESPACE, deployment);
  }

  private static List<String> command(Artifacts artifacts) {
    var command = new ArrayList<String>();
    command.add(artifacts.jdk().resolve("bin/java").toString());
    command.addAll(List.of("-Xmx" + HEAP, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar"));
    command.add(artifacts.operators().resolve("quarkus-run.jar").toString());
    return command;
  }

  private static List<EnvVar> environment(Deployment deployment) {
    return deployment.getSpec().getTemplate().getSpec().getContainers().stream()
        .map(container -> container.getEnv())
        .flatMap(Collection::stream)
        .toList();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Itself once it is ready; one that does not become ready is ended. */
  private OperatorProcess ready() {
    try {
      awaitReady();
      return this;
    } catch (RuntimeException | Error notReady) {
      kill();
      throw notReady;
    }
  }

  private void awaitReady() {
    Await.until(
        "the operators' readiness",
        () -> {
          if (!process.isAlive()) {
            throw new DiedException("The operators (exit code " + process.exitValue() + ")", log);
          }
          if (get("/q/health/ready").statusCode() != 200) {
            throw new IllegalStateException("not ready");
          }
        });
  }

  /** What the replica answers on its HTTP port, for example its metrics. */
  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  public Path log() {
    return log;
  }

  public long pid() {
    return process.pid();
  }

  /** Waits until the replica ends by itself. */
  public void awaitEnd() {
    Await.until(
        "the end of the operators " + log,
        () -> {
          if (process.isAlive()) {
            throw new IllegalStateException("alive");
          }
        });
  }

  /**
   * What happens when the replica ends without having been told to, for example because it lost the
   * lead while the API server was away: a kubelet starts it again.
   */
  void whenItEndsByItself(Runnable action) {
    process
        .onExit()
        .thenRunAsync(
            () -> {
              if (!ended) {
                action.run();
              }
            },
            task -> Thread.ofVirtual().start(task));
  }

  /** SIGKILL. */
  public void kill() {
    ended = true;
    process.destroyForcibly().onExit().join();
  }

  /** SIGTERM, as a rollout does; one that does not end within a pod's grace period is a failure. */
  @Override
  public void close() {
    ended = true;
    process.destroy();
    try {
      if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
        kill();
        throw new IllegalStateException(
            "The operators did not end within %s: %s".formatted(GRACE, log));
      }
    } catch (InterruptedException interrupted) {
      kill();
      Thread.currentThread().interrupt();
    }
  }
}
