package io.ironkeel.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.RunDirectory;
import io.ironkeel.e2e.product.Charts;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

/**
 * The same interface on a K3s in Docker, where Docker answers; elsewhere it is skipped, and says
 * so.
 */
@Tag("api")
class K3sClusterIT {

  @Test
  void takesTheCharts() {
    Assumptions.assumeTrue(
        () -> DockerClientFactory.instance().isDockerAvailable(), "no Docker engine answers");
    var artifacts = Artifacts.fromEnvironment();
    try (var cluster =
        K3sCluster.start(artifacts, RunDirectory.empty(K3sClusterIT.class, "cluster"))) {
      Charts.install(cluster, artifacts);
      assertThat(cluster.kubectl("get", "hosts").orThrow().stderr()).contains("No resources found");
    }
  }
}
