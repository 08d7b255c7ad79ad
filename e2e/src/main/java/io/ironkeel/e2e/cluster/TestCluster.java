package io.ironkeel.e2e.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.CommandResult;
import java.nio.file.Path;

/**
 * A real Kubernetes API that lives as long as a test class or a demo. Which one is chosen by the
 * system property {@code ironkeel.cluster}: {@code control-plane} (the default, our own processes)
 * or {@code k3s} (in Docker). What was chosen either works or fails; there is no silent fallback.
 */
public interface TestCluster extends AutoCloseable {

  /** Starts a cluster and waits until it serves requests; everything it writes is in a folder. */
  static TestCluster start(Artifacts artifacts, Path directory) {
    var kind = System.getProperty("ironkeel.cluster", "control-plane");
    return switch (kind) {
      case "control-plane" -> ControlPlane.start(artifacts, directory);
      case "k3s" -> K3sCluster.start(artifacts, directory);
      default ->
          throw new IllegalArgumentException(
              "ironkeel.cluster is '%s'; it must be control-plane or k3s.".formatted(kind));
    };
  }

  /** A client that may do everything. */
  KubernetesClient admin();

  /** The file behind {@link #admin()}, for kubectl and helm. */
  Path kubeconfig();

  /** The API's https URL as seen from this process. */
  String apiServer();

  /** What signed the API server's certificate, in PEM. */
  String caCertificate();

  /** kubectl and helm, which act on this cluster. */
  ClusterTools tools();

  default CommandResult kubectl(String... arguments) {
    return tools().kubectl("", arguments);
  }

  /** For {@code kubectlWithInput(yaml, "apply", "-f", "-")} and the like. */
  default CommandResult kubectlWithInput(String yaml, String... arguments) {
    return tools().kubectl(yaml, arguments);
  }

  default CommandResult helm(String... arguments) {
    return tools().helm(arguments);
  }

  @Override
  void close();
}
