package io.ironkeel.agent.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeardConfigTest {

  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  private static final String KNOWN =
      """
      apiVersion: ironkeel.io/v1alpha1
      kind: MachineConfig
      metadata: {name: base, generation: 3}
      spec:
        hash: "1"
        suspended: false
        managementInterface: vec0
        network:
          ethernets: [{name: vec1, mtuBytes: 9000, addresses: [10.0.0.1/24]}]
          routes: [{to: 10.8.0.0/16, via: 10.0.0.254}]
      status: {observedGeneration: 2}
      """;

  @Test
  void whatThisReleaseKnowsIsUnderstoodCompletely() {
    var heard = heard(KNOWN);
    assertThat(heard.notUnderstood()).isEmpty();
    assertThat(heard.object().getSpec().network().ethernets().getFirst().mtuBytes())
        .isEqualTo(9000);
    assertThat(heard.object().getStatus().observedGeneration()).isEqualTo(2);
    assertThat(heard.object().getMetadata().getGeneration()).isEqualTo(3);
  }

  @Test
  void whatANewerReleaseAddedIsNamedByItsPathAndTheRestIsRead() {
    var heard =
        heard(
            KNOWN
                .replace("mtuBytes: 9000,", "mtuBytes: 9000, speed: 100,")
                .replace("network:\n", "tunnels: [{name: t1}]\n  network:\n"));
    assertThat(heard.notUnderstood())
        .containsExactlyInAnyOrder("spec.network.ethernets[0].speed", "spec.tunnels[0].name");
    assertThat(heard.object().getSpec().network().ethernets()).hasSize(1);
  }

  @Test
  void aValueThatCannotBeReadLeavesItsPartAsItWasAndTheRestIsApplied() {
    var before = heard(KNOWN).spec(Optional.empty());
    var heard =
        heard(
            KNOWN
                .replace("via: 10.0.0.254", "type: teleport")
                .replace("network:\n", "names: {hostname: new}\n  network:\n"));
    assertThat(heard.notUnderstood())
        .containsExactly("spec.network.routes[0].type (so all of spec.network stays as it was)");
    var spec = heard.spec(before).orElseThrow();
    assertThat(spec.network()).isEqualTo(before.orElseThrow().network());
    assertThat(spec.names().hostname()).isEqualTo("new");
  }

  @Test
  void whatCannotBeReadAtAllLeavesEverythingAsItWas() {
    var before = heard(KNOWN).spec(Optional.empty());
    var heard = heard(KNOWN.replace("hash: \"1\"", "hash: {sha256: 1}"));
    assertThat(heard.spec(before)).isEqualTo(before);
    assertThat(heard.notUnderstood()).singleElement().asString().contains("spec.hash");
  }

  private static HeardConfig heard(String yaml) {
    return HeardConfig.of(YAML.unmarshal(yaml, GenericKubernetesResource.class), YAML);
  }
}
