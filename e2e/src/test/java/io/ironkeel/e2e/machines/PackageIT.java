package io.ironkeel.e2e.machines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.RunDirectory;
import io.ironkeel.e2e.cluster.ControlPlane;
import io.ironkeel.e2e.lab.Disk;
import io.ironkeel.e2e.lab.Lab;
import io.ironkeel.e2e.lab.LabTest;
import io.ironkeel.e2e.lab.Machine;
import io.ironkeel.e2e.lab.MachineSpec;
import io.ironkeel.e2e.product.Charts;
import io.ironkeel.e2e.product.Credentials;
import io.ironkeel.e2e.product.Hosts;
import io.ironkeel.e2e.product.OperatorProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The agent as people get it: its Debian package on a machine with systemd, from {@code dpkg -i}
 * over a reboot and an upgrade to {@code dpkg --purge}.
 */
@LabTest
@Tag("all")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PackageIT {

  private static final String NAME = "packaged";
  private static final String INSTALL = "dpkg -i /lab/packages/ironkeel-agent_*.deb";
  private static final Duration SLOW = Duration.ofMinutes(3);

  private static ControlPlane cluster;
  private static KubernetesClient client;
  private static OperatorProcess operators;
  private static Machine machine;

  @BeforeAll
  static void installThePackage(ControlPlane started, Lab lab) throws IOException {
    cluster = started;
    client = cluster.admin();
    var artifacts = Artifacts.fromEnvironment();
    var folder = RunDirectory.empty(PackageIT.class, "operators");
    Charts.install(cluster, artifacts);
    operators = OperatorProcess.start(cluster, artifacts, OperatorProcess.MACHINES, folder);
    machine =
        lab.addMachine(MachineSpec.named(NAME).ports(1).disk(new Disk("P-1", 1400)).withSystemd());
    cluster.kubectl("apply", "-f", host(folder).toString()).orThrow();
    var kubeconfig =
        Credentials.kubeconfig(
            cluster,
            "https://%s:%d".formatted(Lab.HOST_ADDRESS, URI.create(cluster.apiServer()).getPort()),
            "machine-" + NAME,
            "agent");
    lab.boot();
    run(INSTALL);
    assertThat(machine.exec("systemctl is-active ironkeel-agent").text())
        .as("without an enrolment it waits")
        .isEqualTo("inactive");
    machine.execOk("ironkeel-agent enrol <<'END'\n%s\nEND\n".formatted(kubeconfig));
    run("systemctl restart ironkeel-agent");
    Hosts.awaitReady(client, NAME);
  }

  @AfterAll
  static void endTheOperators() {
    operators.close();
  }

  private static Path host(Path folder) throws IOException {
    return Files.writeString(
        folder.resolve("host.yaml"),
        """
        apiVersion: ironkeel.io/v1alpha1
        kind: Host
        metadata: {name: packaged}
        spec:
          rack: r1
          identity: {macAddresses: ["%s"]}
          managementInterface: vec0
          network:
            ethernets: [{name: vec1, mtuBytes: 9000, addresses: [10.0.12.1/24]}]
            vlans: [{name: storage, link: vec1, id: 100, addresses: [10.1.0.1/24]}]
          time: {servers: [10.254.0.1]}
          names:
            hostname: packaged
            hosts: [{address: 10.1.0.9, names: [registry.example.net]}]
          sysctls: [{name: net.core.somaxconn, value: "4321"}]
        """
            .formatted(machine.mac(1)));
  }

  /** The unit takes rights away; this is what shows that it does not take too much. */
  @Test
  @Order(1)
  void everySectionWorksWithTheRightsOfTheUnit() {
    assertConfigured();
    assertThat(machine.execOk("getent hosts registry.example.net").text()).startsWith("10.1.0.9");
    assertThat(machine.execOk("sysctl -n net.core.somaxconn").text()).isEqualTo("4321");
    assertThat(machine.execOk("chronyc -c -n sources").text()).contains("10.254.0.1");
    assertThat(machine.execOk("ironkeel-agent plan").text()).contains("is as its configuration");
  }

  /** As a person who repairs: what the storage operator would write. */
  @Test
  @Order(1)
  void aVolumeIsMadeAndMountedBySystemd() {
    cluster
        .kubectlWithInput(
            """
            apiVersion: ironkeel.io/v1alpha1
            kind: MachineConfig
            metadata: {name: storage, namespace: machine-packaged, labels: {ironkeel.io/machine: packaged}}
            spec:
              hash: volume
              storage:
                pools: [{name: p, uuid: 0e7f4c1a-6425-3618-a917-8d09ea6811ce, layout: single, disks: ["serial:P-1"]}]
                volumes: [{name: shop.data, pool: p, sizeGiB: 1, filesystem: xfs, mountPath: /srv/data-1}]
            """,
            "apply",
            "--server-side",
            "-f",
            "-")
        .orThrow();
    Await.until("the mount", SLOW, PackageIT::assertMounted);
    machine.execOk("echo kept >/srv/data-1/file; sync");
  }

  private static void assertMounted() {
    assertThat(
            machine
                .exec("systemctl is-active 'srv-data\\x2d1.mount'; findmnt -no FSTYPE /srv/data-1")
                .text())
        .as(() -> machine.exec("ironkeel-agent status").text())
        .isEqualTo("active\nxfs");
  }

  @Test
  @Order(1)
  void theUnitIsInOrderAndTakesWhatTheAgentDoesNotNeed() {
    assertThat(
            machine
                .execOk(
                    "systemd-analyze verify /usr/lib/systemd/system/ironkeel-agent.service 2>&1")
                .text())
        .isEmpty();
    assertThat(machine.execOk("stat -c '%a %U' /var/lib/ironkeel /etc/ironkeel/kubeconfig").text())
        .isEqualTo("700 root\n600 root");
    var inside = "nsenter -t $(systemctl show -P MainPID ironkeel-agent) -m ";
    assertThat(machine.exec(inside + "touch /usr/planted").text()).isEmpty();
    assertThat(machine.exec("test -e /usr/planted").succeeded()).isFalse();
    // The same detector sees a file where the agent may write.
    machine.execOk(inside + "touch /etc/planted");
    machine.execOk("rm /etc/planted");
  }

  @Test
  @Order(1)
  void thePersonAtTheMachineSeesHowItStands() {
    var status = machine.json("ironkeel-agent status -o json", JsonNode.class);
    assertThat(status.path("running").asBoolean()).isTrue();
    assertThat(status.at("/api/answers").asBoolean()).isTrue();
    assertThat(status.at("/token/expired").asBoolean(true)).isFalse();
    assertThat(status.at("/configs/0/outcome").asText()).isEqualTo("Applied");
    assertThat(status.at("/configs/0/confirmed").asText())
        .isEqualTo(Hosts.get(client, NAME).getStatus().appliedHash());
    assertThat(machine.execOk("ironkeel-agent diagnose").text()).doesNotContain("FAIL");
  }

  @Test
  @Order(2)
  void aPersonAppliesAFileWhenTheAgentIsStopped() {
    var write =
        """
        cat >/root/config.yaml <<'END'
        managementInterface: vec0
        network:
          ethernets: [{name: vec1, mtuBytes: 9000, addresses: [10.0.12.77/24]}]
        END
        """;
    machine.execOk(write);
    var refused = machine.exec("ironkeel-agent apply --file /root/config.yaml");
    assertThat(refused.succeeded()).isFalse();
    assertThat(refused.stderr()).contains("systemctl stop ironkeel-agent");
    assertConfigured();

    machine.execOk("systemctl stop ironkeel-agent");
    assertThat(machine.exec("ironkeel-agent plan --file /root/config.yaml").exitCode())
        .isEqualTo(2);
    assertConfigured();
    run("ironkeel-agent apply --file /root/config.yaml");
    assertThat(Links.of(machine).addressesOf("vec1")).contains("10.0.12.77/24");
    assertThat(Links.of(machine).has("storage")).isFalse();

    run("systemctl start ironkeel-agent");
    awaitConfirmed();
    assertConfigured();
  }

  @Test
  @Order(3)
  void anUpgradeWhileItRunsLosesNothing() {
    awaitConfirmed();
    var before = machine.execOk("systemctl show -P MainPID ironkeel-agent").text();
    var held = machine.execOk("cat /var/lib/ironkeel/configs/*.yaml").text();

    run(INSTALL);

    assertThat(machine.execOk("systemctl show -P MainPID ironkeel-agent").text())
        .isNotEqualTo(before);
    assertThat(machine.execOk("systemctl is-active ironkeel-agent").text()).isEqualTo("active");
    assertThat(machine.execOk("cat /var/lib/ironkeel/configs/*.yaml").text()).isEqualTo(held);
    assertConfigured();
    Hosts.awaitReady(client, NAME);
  }

  @Test
  @Order(4)
  void afterARebootTheMachineIsConfiguredBeforeTheApiServerIsHeard() {
    machine.shutdown();
    machine.cutManagement();
    machine.boot();
    Await.until(
        "the unit",
        SLOW,
        () ->
            assertThat(machine.exec("systemctl is-active ironkeel-agent").text())
                .isEqualTo("active"));
    // Active means that the first pass ended: nothing is waited for.
    assertConfigured();
    assertThat(machine.execOk("sysctl -n net.core.somaxconn").text()).isEqualTo("4321");
    assertMounted();
    assertThat(machine.execOk("cat /srv/data-1/file").text()).isEqualTo("kept");
    machine.plugManagement();
    machine.execOk("ip link delete storage");
    Await.until("the VLAN is back", PackageIT::assertConfigured);
    Hosts.awaitReady(client, NAME);
  }

  @Test
  @Order(5)
  void removedItKeepsWhatItKnowsAndPurgedItLeavesNothingButTheNetwork() {
    run("dpkg -r ironkeel-agent");
    assertThat(machine.exec("pgrep -f ironkeel-agent.jar").succeeded()).isFalse();
    machine.execOk("test -e /var/lib/ironkeel/configs && test -e /etc/ironkeel/kubeconfig");

    run("dpkg --purge ironkeel-agent");
    machine.execOk(
        "for rest in /var/lib/ironkeel /etc/ironkeel /usr/lib/ironkeel-agent /etc/default/ironkeel-agent; do"
            + " [ ! -e $rest ] || exit 1; done");
    assertConfigured();
  }

  /** A change holds in the kernel some seconds before it is known to have cost nothing. */
  private static void awaitConfirmed() {
    Await.until(
        "the confirmation of what the API server says",
        SLOW,
        () ->
            assertThat(
                    machine
                        .json("ironkeel-agent status -o json", JsonNode.class)
                        .at("/configs/0/confirmed")
                        .asText())
                .isEqualTo(Hosts.get(client, NAME).getStatus().desiredHash()));
  }

  /** Of what takes a while on a busy host. */
  private static void run(String script) {
    machine.exec(script, SLOW).orThrow();
  }

  private static void assertConfigured() {
    var links = Links.of(machine);
    assertThat(links.mtuOf("vec1")).isEqualTo(9000);
    assertThat(links.addressesOf("vec1")).contains("10.0.12.1/24");
    assertThat(links.vlanIdOf("storage")).isEqualTo(100);
    assertThat(links.addressesOf("storage")).contains("10.1.0.1/24");
  }
}
