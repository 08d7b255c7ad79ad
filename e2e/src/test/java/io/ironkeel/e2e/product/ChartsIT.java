package io.ironkeel.e2e.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.CommandResult;
import io.ironkeel.e2e.Program;
import io.ironkeel.e2e.cluster.ApiTest;
import io.ironkeel.e2e.cluster.TestCluster;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a person with helm meets, and operators that are started by hand. */
@ApiTest
class ChartsIT {

  private final Artifacts artifacts = Artifacts.fromEnvironment();

  private final Path charts = artifacts.repository().resolve("helm");

  @Test
  void uninstallingTheKindsKeepsThemAndEveryHost(TestCluster cluster) {
    Charts.install(cluster, artifacts);
    cluster
        .kubectlWithInput(
            """
            apiVersion: ironkeel.io/v1alpha1
            kind: Host
            metadata: {name: kept}
            spec: {rack: r1, identity: {serialNumber: S1}, managementInterface: vec0}
            """,
            "apply",
            "-f",
            "-")
        .orThrow();
    cluster.helm("uninstall", "ironkeel", "--namespace", Charts.NAMESPACE).orThrow();
    cluster.helm("uninstall", "ironkeel-crds").orThrow();
    assertThat(cluster.kubectl("get", "hosts", "-o", "name").orThrow().text())
        .isEqualTo("host.ironkeel.io/kept");
    assertThat(cluster.kubectl("get", "clusterrole", "ironkeel-machine").succeeded())
        .as("what is not marked to be kept is gone")
        .isFalse();
  }

  @Test
  void aValueTheChartDoesNotKnowIsRefusedByName(TestCluster cluster) {
    assertThat(template(cluster, "domains.machines.replica=1"))
        .satisfies(result -> assertThat(result.succeeded()).isFalse())
        .satisfies(result -> assertThat(result.stderr()).contains("replica"));
    assertThat(template(cluster, "domains.machines.replicas=1").orThrow().stdout())
        .as("the right name, the same way")
        .contains("replicas: 1");
  }

  @Test
  void operatorsWithoutADomainEndWithWhatToSet(TestCluster cluster) {
    var result =
        Program.of(
                artifacts.jdk().resolve("bin/java").toString(),
                "-jar",
                artifacts.operators().resolve("quarkus-run.jar").toString())
            .environment("KUBECONFIG", cluster.kubeconfig().toString())
            .environment("QUARKUS_HTTP_PORT", "0")
            .run();
    assertThat(result.exitCode()).isNotZero();
    assertThat(result.stdout() + result.stderr())
        .contains(
            "no domain is enabled: set at least one of [ironkeel.domain.machines=true, ironkeel.domain.fabric=true, ironkeel.domain.storage=true, ironkeel.domain.tenancy=true]");
  }

  private CommandResult template(TestCluster cluster, String value) {
    return cluster.helm("template", "x", charts.resolve("ironkeel").toString(), "--set", value);
  }
}
