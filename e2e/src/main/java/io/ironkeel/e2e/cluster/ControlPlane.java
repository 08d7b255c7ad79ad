package io.ironkeel.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.LogTail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Our own control plane: etcd, API server and controller manager as three processes of one binary.
 * The API server listens on port 6443 of every address of this network namespace, so that the lab's
 * machines reach it too, can be killed and started alone, and writes every request to an {@link
 * AuditLog}. There is no kubelet: pods stay pending.
 */
public final class ControlPlane implements TestCluster {

  private static final Duration DEADLINE = Duration.ofSeconds(120);
  private static final String API_SERVER = "https://127.0.0.1:6443";
  private static final String ETCD = "http://127.0.0.1:2379";
  private static final String ETCD_PEER = "http://127.0.0.1:2380";

  private final Path directory;
  private final Path kube;
  private final Certificates certificates;
  private final ClusterTools tools;
  private final AuditLog auditLog;
  private final KubernetesClient admin;
  private final Deque<LoggedProcess> processes = new ArrayDeque<>();
  private LoggedProcess apiServer;

  private ControlPlane(Artifacts artifacts, Path directory) throws IOException {
    this.directory = Files.createDirectories(directory.toAbsolutePath());
    this.kube = artifacts.kube();
    this.certificates = Certificates.create(this.directory.resolve("pki"));
    var kubeconfig =
        certificates.kubeconfig("admin", API_SERVER, this.directory.resolve("admin.kubeconfig"));
    this.tools = new ClusterTools(kube, kubeconfig);
    this.auditLog = new AuditLog(this.directory.resolve("audit.log"));
    this.admin = client(Config.fromKubeconfig(kubeconfig.toFile()));
  }

  static ControlPlane start(Artifacts artifacts, Path directory) {
    try {
      var controlPlane = new ControlPlane(artifacts, directory);
      try {
        controlPlane.startAll();
        return controlPlane;
      } catch (RuntimeException | IOException failure) {
        controlPlane.close();
        throw failure;
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("Cannot prepare a control plane in " + directory, failure);
    }
  }

  private void startAll() throws IOException {
    Files.writeString(
        directory.resolve("audit-policy.yaml"),
        """
        apiVersion: audit.k8s.io/v1
        kind: Policy
        omitStages: [RequestReceived, ResponseStarted, Panic]
        rules:
        - level: Metadata
        """);
    launch("etcd", etcdFlags());
    startApiServer();
    var kubeconfig =
        certificates.kubeconfig(
            "controller-manager", API_SERVER, directory.resolve("controller-manager.kubeconfig"));
    // Earlier it may meet an API server that answers but has not made its rights yet, and ends.
    launch("controller-manager", controllerManagerFlags(kubeconfig));
    await(
        "the default ServiceAccount, made by the controller manager",
        client ->
            assertThat(client.serviceAccounts().inNamespace("default").list().getItems())
                .extracting(account -> account.getMetadata().getName())
                .contains("default"));
  }

  /** SIGKILL: what the API server was doing is cut short; etcd keeps what it had accepted. */
  public void killApiServer() {
    processes.remove(apiServer);
    apiServer.kill();
  }

  /** Starts the API server and waits until it says it is ready. */
  public void startApiServer() {
    apiServer = launch("apiserver", apiServerFlags());
    await("a ready API server", client -> assertThat(client.raw("/readyz")).isEqualTo("ok"));
  }

  /** Who wrote what through the API. */
  public AuditLog auditLog() {
    return auditLog;
  }

  @Override
  public KubernetesClient admin() {
    return admin;
  }

  @Override
  public Path kubeconfig() {
    return tools.kubeconfig();
  }

  @Override
  public String apiServer() {
    return API_SERVER;
  }

  @Override
  public String caCertificate() {
    try {
      return Files.readString(certificates.certificate("ca"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public ClusterTools tools() {
    return tools;
  }

  @Override
  public void close() {
    admin.close();
    processes.forEach(LoggedProcess::askToEnd);
    processes.forEach(LoggedProcess::awaitEnd);
    processes.clear();
  }

  private LoggedProcess launch(String part, List<String> flags) {
    var command = new ArrayList<>(List.of(kube.toString(), part));
    command.addAll(flags);
    var process = LoggedProcess.start(part, directory.resolve(part + ".log"), command);
    // The last started is the first to be ended.
    processes.push(process);
    return process;
  }

  private interface Condition {
    void check(KubernetesClient client);
  }

  /** Asks with a client that does not retry by itself, and gives up when a part has died. */
  private void await(String what, Condition condition) {
    var oneAttempt =
        new ConfigBuilder(Config.fromKubeconfig(kubeconfig().toFile()))
            .withRequestRetryBackoffLimit(0)
            .build();
    try (var client = client(oneAttempt)) {
      Await.until(
          what,
          DEADLINE,
          () -> {
            processes.forEach(LoggedProcess::requireAlive);
            condition.check(client);
          });
    } catch (ConditionTimeoutException timeout) {
      throw new IllegalStateException(
          "%s%nThe end of %s:%n%s"
              .formatted(timeout.getMessage(), apiServer.log(), LogTail.of(apiServer.log(), 20)),
          timeout);
    }
  }

  private static KubernetesClient client(Config config) {
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  private List<String> etcdFlags() {
    return List.of(
        "--data-dir=" + directory.resolve("etcd"),
        "--listen-client-urls=" + ETCD,
        "--advertise-client-urls=" + ETCD,
        "--listen-peer-urls=" + ETCD_PEER,
        "--initial-advertise-peer-urls=" + ETCD_PEER,
        "--initial-cluster=default=" + ETCD_PEER,
        // Nothing here outlives a power loss of the host, so nothing needs to wait for its disk.
        "--unsafe-no-fsync");
  }

  private List<String> apiServerFlags() {
    return List.of(
        "--etcd-servers=" + ETCD,
        "--bind-address=0.0.0.0",
        "--secure-port=6443",
        // A loopback address cannot be an endpoint of the Service "kubernetes".
        "--advertise-address=127.0.0.1",
        "--endpoint-reconciler-type=none",
        "--tls-cert-file=" + certificates.certificate("server"),
        "--tls-private-key-file=" + certificates.key("server"),
        "--client-ca-file=" + certificates.certificate("ca"),
        "--cert-dir=" + certificates.directory(),
        "--service-account-issuer=https://kubernetes.default.svc",
        "--service-account-signing-key-file=" + certificates.key("service-account"),
        "--service-account-key-file=" + certificates.key("service-account"),
        "--service-cluster-ip-range=10.0.0.0/24",
        "--authorization-mode=Node,RBAC",
        "--allow-privileged",
        "--enable-bootstrap-token-auth",
        "--shutdown-delay-duration=0s",
        "--audit-policy-file=" + directory.resolve("audit-policy.yaml"),
        "--audit-log-path=" + auditLog.file(),
        "--audit-log-mode=blocking",
        // Never rotated: positions in the file stay valid.
        "--audit-log-maxsize=100000");
  }

  private List<String> controllerManagerFlags(Path kubeconfig) {
    return List.of(
        "--kubeconfig=" + kubeconfig,
        "--authentication-kubeconfig=" + kubeconfig,
        "--authorization-kubeconfig=" + kubeconfig,
        "--bind-address=127.0.0.1",
        "--cert-dir=" + certificates.directory(),
        "--leader-elect=false",
        "--use-service-account-credentials",
        "--service-account-private-key-file=" + certificates.key("service-account"),
        "--root-ca-file=" + certificates.certificate("ca"),
        "--cluster-signing-cert-file=" + certificates.certificate("ca"),
        "--cluster-signing-key-file=" + certificates.key("ca"),
        "--controllers=*,bootstrapsigner,tokencleaner");
  }
}
