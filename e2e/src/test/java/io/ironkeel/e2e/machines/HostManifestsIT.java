package io.ironkeel.e2e.machines;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.CommandResult;
import io.ironkeel.e2e.cluster.ApiTest;
import io.ironkeel.e2e.cluster.TestCluster;
import io.ironkeel.e2e.product.Charts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the API server itself makes of manifests: before any operator is asked. */
@ApiTest
class HostManifestsIT {

  private static final List<String> KINDS =
      List.of(
          "host",
          "switch",
          "link",
          "fabric",
          "rollout",
          "allocation",
          "storagepool",
          "volume",
          "wipeapproval",
          "tenantaccount",
          "machineconfig");

  private static final Map<Path, Answers> ANSWERS = new HashMap<>();

  private static TestCluster cluster;

  @BeforeAll
  static void installKinds(TestCluster started) {
    cluster = started;
    Charts.installKinds(cluster, Artifacts.fromEnvironment());
  }

  private static Path repository() {
    return Artifacts.fromEnvironment().repository();
  }

  static Stream<Manifest> valid() {
    return KINDS.stream().flatMap(kind -> Manifest.all(kind, "valid"));
  }

  static Stream<Manifest> invalid() {
    return KINDS.stream().flatMap(kind -> Manifest.all(kind, "invalid"));
  }

  @ParameterizedTest
  @MethodSource("valid")
  void aValidManifestIsAccepted(Manifest manifest) {
    var answers = answers(manifest);
    assertThat(answers.ofNoFile()).isEmpty();
    assertThat(answers.to(manifest.file())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void anInvalidManifestIsRefusedWithWhatIsWrong(Manifest manifest) {
    assertThat(answers(manifest).to(manifest.file())).contains(manifest.expected());
  }

  private static Answers answers(Manifest manifest) {
    return ANSWERS.computeIfAbsent(
        manifest.file().getParent(), folder -> Answers.toApplying(cluster, folder));
  }

  /** What one rule costs the API server grows with the object: at every bound it must still fit. */
  @Test
  void aHostAtEveryBoundIsAccepted() {
    var result = cluster.kubectlWithInput(LargestHost.asJson(), "apply", "-f", "-");
    assertThat(result.stderr()).isEmpty();
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void aMachineStateMayBeLargeButNotEndless() {
    cluster
        .kubectlWithInput(
            """
            apiVersion: ironkeel.io/v1alpha1
            kind: MachineState
            metadata: {name: state, namespace: default}
            """,
            "apply",
            "-f",
            "-")
        .orThrow();
    stateWithInterfaces(128).orThrow();
    assertThat(stateWithInterfaces(129).stderr())
        .contains("status.interfaces: Too many: 129: must have at most 128 items");
  }

  private static CommandResult stateWithInterfaces(int count) {
    var interfaces =
        IntStream.range(0, count)
            .mapToObj("{\"name\":\"vec%d\"}"::formatted)
            .collect(Collectors.joining(",", "{\"status\":{\"interfaces\":[", "]}}"));
    return cluster.kubectl(
        "patch", "machinestate", "state", "--subresource=status", "--type=merge", "-p", interfaces);
  }

  @Test
  void everyExampleIsAccepted() throws IOException {
    try (var examples = Files.list(repository().resolve("examples"))) {
      for (var example : examples.toList()) {
        cluster.kubectl("apply", "--dry-run=server", "-f", example.toString()).orThrow();
        var change = example.resolve("change");
        if (Files.exists(change)) {
          cluster.kubectl("apply", "--dry-run=server", "-f", change.toString()).orThrow();
        }
      }
    }
  }

  @Test
  void theCompleteHostOfTheDocumentationIsAccepted() throws IOException {
    var page = Files.readString(repository().resolve("docs/kinds/host.md"));
    var hosts =
        Pattern.compile("```yaml\n(apiVersion: .*?\nkind: Host\n.*?)```", Pattern.DOTALL)
            .matcher(page)
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(hosts).isNotEmpty();
    hosts.forEach(
        host -> cluster.kubectlWithInput(host, "apply", "--dry-run=server", "-f", "-").orThrow());
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
    for (var kind :
        new String[] {
          "hosts",
          "switches",
          "links",
          "fabrics",
          "rollouts",
          "allocations",
          "machineconfigs",
          "machinestates"
        }) {
      assertThat(
              cluster.kubectl("get", "crd", kind + ".ironkeel.io", "-o", "json").orThrow().stdout())
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
