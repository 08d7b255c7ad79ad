package io.ironkeel.e2e.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.ironkeel.e2e.Artifacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;

/** K3s in a Docker container: a second opinion on our own control plane, for API tests. */
record K3sCluster(K3sContainer container, KubernetesClient admin, ClusterTools tools)
    implements TestCluster {

  private static final DockerImageName IMAGE = DockerImageName.parse("rancher/k3s:v1.36.4-k3s1");

  static K3sCluster start(Artifacts artifacts, Path directory) {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      throw new IllegalStateException(
          "ironkeel.cluster is k3s, but Docker does not answer. Start Docker, or leave the"
              + " property away to use Ironkeel's own control plane.");
    }
    var container = new K3sContainer(IMAGE);
    try {
      container.start();
      var yaml = container.getKubeConfigYaml();
      var file = Files.createDirectories(directory.toAbsolutePath()).resolve("admin.kubeconfig");
      Files.writeString(file, yaml);
      var admin = new KubernetesClientBuilder().withConfig(Config.fromKubeconfig(yaml)).build();
      return new K3sCluster(container, admin, new ClusterTools(artifacts.kube(), file));
    } catch (RuntimeException | IOException failure) {
      container.stop();
      throw new IllegalStateException("K3s does not start", failure);
    }
  }

  @Override
  public Path kubeconfig() {
    return tools.kubeconfig();
  }

  @Override
  public String apiServer() {
    return admin.getMasterUrl().toString().replaceFirst("/$", "");
  }

  @Override
  public String caCertificate() {
    var encoded = admin.getConfiguration().getCaCertData();
    return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    admin.close();
    container.stop();
  }
}
