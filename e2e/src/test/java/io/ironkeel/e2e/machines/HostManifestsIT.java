package io.ironkeel.e2e.machines;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.cluster.ApiTest;
import io.ironkeel.e2e.cluster.TestCluster;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the API server itself makes of Hosts: before any operator is asked. */
@ApiTest
class HostManifestsIT {

  private static TestCluster cluster;

  @BeforeAll
  static void installKinds(TestCluster started) {
    cluster = started;
    var chart = Artifacts.fromEnvironment().repository().resolve("helm/ironkeel-crds");
    cluster.helm("install", "ironkeel-crds", chart.toString()).orThrow();
    cluster
        .kubectl("wait", "--for=condition=Established", "crd/hosts.ironkeel.io", "--timeout=60s")
        .orThrow();
  }

  static Stream<Manifest> valid() {
    return Manifest.all("host", "valid");
  }

  static Stream<Manifest> invalid() {
    return Manifest.all("host", "invalid");
  }

  @ParameterizedTest
  @MethodSource("valid")
  void aValidHostIsAccepted(Manifest manifest) {
    var result = cluster.kubectlWithInput(manifest.text(), "apply", "-f", "-");
    assertThat(result.stderr()).isEmpty();
    assertThat(result.exitCode()).isZero();
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void anInvalidHostIsRefusedWithWhatIsWrong(Manifest manifest) {
    var result = cluster.kubectlWithInput(manifest.text(), "apply", "-f", "-");
    assertThat(result.exitCode()).isNotZero();
    assertThat(result.stderr()).contains(manifest.expected());
  }

  @Test
  void explainReadsLikeDocumentation() {
    // The API server publishes the schemas of new kinds a moment after it serves them.
    Await.until("published schemas", () -> cluster.kubectl("explain", "machinestate").orThrow());
    assertThat(cluster.kubectl("explain", "host").orThrow().stdout())
        .contains("A physical server.");
    assertThat(cluster.kubectl("explain", "host.spec.network.vlans.mtuBytes").orThrow().stdout())
        .contains("in bytes without the Ethernet header");
    assertThat(cluster.kubectl("explain", "machineconfig.spec.hash").orThrow().stdout())
        .contains("status.appliedHash");
  }

  @Test
  void everyFieldHasADescription() {
    for (var kind : new String[] {"host", "machineconfig", "machinestate"}) {
      assertThat(
              cluster
                  .kubectl("get", "crd", kind + "s.ironkeel.io", "-o", "json")
                  .orThrow()
                  .stdout())
          .satisfies(SchemaDescriptions::assertComplete);
    }
  }

  @Test
  void aNewHostShowsThatNobodyHasLookedAtItYet() {
    cluster
        .kubectlWithInput(
            """
            apiVersion: ironkeel.io/v1alpha1
            kind: Host
            metadata: {name: fresh}
            spec: {rack: r1, identity: {serialNumber: S1}, managementInterface: vec0}
            """,
            "apply",
            "-f",
            "-")
        .orThrow();
    assertThat(
            cluster
                .kubectl("get", "host", "fresh", "-o", "jsonpath={.status.observedGeneration}")
                .orThrow()
                .text())
        .isEqualTo("-1");
  }
}
