package io.ironkeel.e2e.machines;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.api.condition.Condition;
import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machineconfig.MachineConfigReason;
import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.cluster.ControlPlane;
import io.ironkeel.e2e.lab.Lab;
import io.ironkeel.e2e.lab.LabTest;
import io.ironkeel.e2e.product.Hosts;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A second MachineConfig beside the one the Host asks for: both hold, each reports its own, neither
 * takes away what the other has.
 */
@LabTest
class SeveralConfigsIT {

  private static final String ROUTING =
      "routing: {routerId: 10.0.0.1, loopbacks: [10.0.0.1/32], bgp: {asn: 65001, networks: [10.0.0.1/32]}}";

  private static TwoServers servers;

  @BeforeAll
  static void powerOn(ControlPlane cluster, Lab lab) {
    servers = TwoServers.powerOn(SeveralConfigsIT.class, cluster, lab);
  }

  @AfterAll
  static void end() {
    servers.close();
  }

  @Test
  void bothHoldAndEachReportsItsOwn() {
    apply("fabric", ROUTING);
    awaitReason("fabric", MachineConfigReason.APPLIED);
    assertThat(sections("fabric")).containsExactly("routing");
    Await.until(
        "base without what is not its own",
        () -> assertThat(sections("base")).contains("links").doesNotContain("routing"));
    assertRouting();

    servers.patchSpec(
        "{\"network\": {\"ethernets\": [{\"name\": \"vec1\", \"mtuBytes\": 4000, \"addresses\": [\"10.0.12.1/24\"]}]}}");
    Hosts.awaitReady(servers.client(), TwoServers.FIRST);
    assertThat(Links.of(servers.server()).mtuOf("vec1")).isEqualTo(4000);
    assertRouting();

    apply(
        "other",
        "network: {ethernets: [{name: vec1, mtuBytes: 3000}, {name: vec2, mtuBytes: 3000}]}");
    assertThat(awaitReason("other", MachineConfigReason.NOT_ON_MACHINE).message())
        .contains("interface vec1 of MachineConfig other is left out, because MachineConfig base");
    assertThat(Links.of(servers.server()).mtuOf("vec1")).isEqualTo(4000);
    assertThat(Links.of(servers.server()).mtuOf("vec2")).as("what only it has").isEqualTo(3000);
    Hosts.awaitReady(servers.client(), TwoServers.FIRST);
    awaitReason("fabric", MachineConfigReason.APPLIED);

    servers.server().killAgent();
    servers.server().execOk("vtysh -c 'configure terminal' -c 'no router bgp 65001'");
    Await.until("both, repaired by another process", SeveralConfigsIT::assertRouting);
    assertThat(Links.of(servers.server()).mtuOf("vec1")).isEqualTo(4000);
  }

  private static void assertRouting() {
    assertThat(servers.server().execOk("vtysh -c 'show running-config'").stdout())
        .contains("router bgp 65001", "ip address 10.0.0.1/32");
  }

  /** As a person who repairs; no operator writes any but base yet. */
  private static void apply(String name, String part) {
    servers
        .cluster()
        .kubectlWithInput(
            """
            apiVersion: ironkeel.io/v1alpha1
            kind: MachineConfig
            metadata: {name: %s, namespace: machine-server-1, labels: {ironkeel.io/machine: server-1}}
            spec: {hash: "%s", managementInterface: vec0, %s}
            """
                .formatted(name, name, part),
            "apply",
            "--server-side",
            "-f",
            "-")
        .orThrow();
  }

  private static List<String> sections(String config) {
    return get(config).getStatus().sections().stream().map(section -> section.name()).toList();
  }

  private static Condition awaitReason(String config, String reason) {
    return Await.value(
        "reason %s of MachineConfig %s".formatted(reason, config),
        () ->
            Conditions.find(get(config).getStatus().conditions(), Conditions.READY)
                .filter(ready -> ready.reason().equals(reason))
                .orElse(null));
  }

  private static MachineConfig get(String name) {
    return servers
        .client()
        .resources(MachineConfig.class)
        .inNamespace("machine-" + TwoServers.FIRST)
        .withName(name)
        .require();
  }
}
