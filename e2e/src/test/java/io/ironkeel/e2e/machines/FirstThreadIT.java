package io.ironkeel.e2e.machines;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.machine.MachineReason;
import io.ironkeel.api.machinestate.MachineState;
import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.RunDirectory;
import io.ironkeel.e2e.cluster.AuditedWrite;
import io.ironkeel.e2e.cluster.ControlPlane;
import io.ironkeel.e2e.lab.Lab;
import io.ironkeel.e2e.lab.LabTest;
import io.ironkeel.e2e.lab.Machine;
import io.ironkeel.e2e.product.Hosts;
import io.ironkeel.e2e.product.OperatorProcess;
import io.ironkeel.e2e.product.Rack;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The example first-rack from {@code kubectl apply} to three kernels and back: what people change
 * reaches the machines, what goes wrong is repaired, and nobody writes without a reason.
 */
@LabTest
class FirstThreadIT {

  private static final String FIRST = "server-1";

  private static ControlPlane cluster;
  private static KubernetesClient client;
  private static Rack rack;
  private static Machine server;

  @BeforeAll
  static void powerOnTheRack(ControlPlane started, Lab lab) {
    cluster = started;
    client = started.admin();
    rack =
        new Rack(
            Artifacts.fromEnvironment(),
            "first-rack",
            cluster,
            lab,
            RunDirectory.empty(FirstThreadIT.class, "rack"));
    rack.installCharts();
    rack.startOperators();
    rack.apply(rack.folder());
    rack.issueCredentials();
    rack.bootMachines();
    server = rack.machine(FIRST);
    rack.plan().machines().forEach(machine -> Hosts.awaitReady(client, machine));
  }

  @AfterAll
  static void endTheOperators() {
    rack.close();
  }

  /** Every test begins with the example as it is committed. */
  @BeforeEach
  void restoreTheExample() {
    rack.apply(rack.folder());
    rack.plan().machines().forEach(machine -> Hosts.awaitReady(client, machine));
  }

  @Test
  void theKernelHasWhatTheHostSays() {
    var links = Links.of(server);
    assertThat(links.mtuOf("vec1")).isEqualTo(9000);
    assertThat(links.addressesOf("vec1")).contains("10.0.12.1/24", "2001:db8:12::1/64");
    assertThat(links.vlanIdOf("storage")).isEqualTo(100);
    assertThat(links.addressesOf("storage")).contains("10.1.0.1/24");
    var status = Hosts.get(client, FIRST).getStatus();
    assertThat(status.appliedHash()).isEqualTo(status.desiredHash());
    Await.until(
        "the address the agent reports",
        () ->
            assertThat(Hosts.get(client, FIRST).getStatus().managementAddress())
                .isEqualTo(server.address()));
  }

  @Test
  void machinesReachEachOtherOverTheirCableWithJumboFrames() {
    Await.until(
        "jumbo ping over the storage VLAN",
        () -> server.execOk("ping -c 1 -W 2 -M do -s 8972 10.1.0.2"));
  }

  @Test
  void aChangeOfMtuVlanAndAddressReachesTheKernel() {
    rack.apply(rack.folder().resolve("change"));
    Hosts.awaitReady(client, FIRST);
    var links = Links.of(server);
    assertThat(links.mtuOf("vec1")).isEqualTo(4000);
    assertThat(links.addressesOf("vec2")).contains("10.0.13.11/24").doesNotContain("10.0.13.1/24");
    assertThat(links.vlanIdOf("storage")).isEqualTo(200);
  }

  @Test
  void whatIsNoLongerAskedForIsTakenAwayAndNothingElse() {
    server.execOk(
        "ip link add link vec1 name guest type vlan id 7; ip address add 192.0.2.7/24 dev vec1");
    cluster
        .kubectl(
            "patch",
            "host",
            FIRST,
            "--type=json",
            "-p",
            """
            [{"op": "remove", "path": "/spec/network/vlans"}]
            """)
        .orThrow();
    Await.until("no VLAN storage", () -> assertThat(Links.of(server).has("storage")).isFalse());
    assertThat(Links.of(server).has("guest")).isTrue();
    assertThat(Links.of(server).addressesOf("vec1")).contains("192.0.2.7/24");
    server.execOk("ip link delete guest; ip address delete 192.0.2.7/24 dev vec1");
  }

  @Test
  void aLinkDeletedByHandIsRestored() {
    server.execOk("ip link delete storage");
    Await.until(
        "VLAN storage",
        () -> assertThat(Links.of(server).addressesOf("storage")).contains("10.1.0.1/24"));
  }

  @Test
  void anAddressRemovedAndAPortSetDownByHandAreRestored() {
    server.execOk("ip address delete 10.0.12.1/24 dev vec1; ip link set vec1 down mtu 1500");
    Await.until(
        "vec1 as it was",
        () -> {
          var links = Links.of(server);
          assertThat(links.addressesOf("vec1")).contains("10.0.12.1/24", "2001:db8:12::1/64");
          assertThat(links.isUp("vec1")).isTrue();
          assertThat(links.mtuOf("vec1")).isEqualTo(9000);
          assertThat(links.addressesOf("storage")).contains("10.1.0.1/24");
        });
    Hosts.awaitReady(client, FIRST);
  }

  @Test
  void aPortTheMachineDoesNotHaveIsNamedAndTheRestIsApplied() {
    cluster
        .kubectl(
            "patch",
            "host",
            FIRST,
            "--type=json",
            "-p",
            """
            [{"op": "add", "path": "/spec/network/ethernets/-", "value": {"name": "vec9"}},
             {"op": "replace", "path": "/spec/network/ethernets/0/mtuBytes", "value": 9100}]
            """)
        .orThrow();
    var host = Hosts.awaitTrue(client, FIRST, Conditions.STALLED);
    var stalled = Hosts.condition(host, Conditions.STALLED).orElseThrow();
    assertThat(stalled.reason()).isEqualTo(MachineReason.NOT_ON_MACHINE);
    assertThat(stalled.message())
        .contains("ethernet vec9 is not on this machine; it has: vec1, vec2");
    assertThat(Links.of(server).mtuOf("vec1")).isEqualTo(9100);
  }

  @Test
  void anAgentThatIsKilledComesBackAndChangesNothing() {
    var mark = cluster.auditLog().mark();
    var beats = heartbeat();
    server.killAgent();
    Await.until("a new heartbeat", () -> assertThat(heartbeat()).isNotEqualTo(beats));
    assertThat(writesSince(mark, write -> write.user().contains("machine-" + FIRST + ":")))
        .as("a token may be renewed; no status changes")
        .noneMatch(write -> write.resource().startsWith("machineconfigs"));
    assertThat(Links.of(server).mtuOf("vec1")).isEqualTo(9000);
  }

  @Test
  void withoutTheApiTheMachineIsAsItWasAfterAPowerCut() {
    server.cutManagement();
    server.powerCut();
    server.boot();
    server.cutManagement();
    Await.until(
        "the configuration from the local copy",
        () -> {
          var links = Links.of(server);
          assertThat(links.mtuOf("vec1")).isEqualTo(9000);
          assertThat(links.addressesOf("storage")).contains("10.1.0.1/24");
        });
    server.plugManagement();
    rack.apply(rack.folder().resolve("change"));
    Hosts.awaitReady(client, FIRST);
    assertThat(Links.of(server).mtuOf("vec1")).isEqualTo(4000);
  }

  @Test
  void anApiServerThatIsKilledAndComesBackIsServedAgain() {
    cluster.killApiServer();
    server.execOk("ip link delete storage");
    Await.until(
        "VLAN storage, without an API server",
        () -> assertThat(Links.of(server).has("storage")).isTrue());
    cluster.startApiServer();
    rack.apply(rack.folder().resolve("change"));
    Hosts.awaitReady(client, FIRST);
    assertThat(Links.of(server).mtuOf("vec1")).isEqualTo(4000);
  }

  @Test
  void restartedOperatorsAndAgentsWriteNothingAndTheDetectorSeesAPlantedWrite() throws Exception {
    // A neighbour that is heard of for the first time is news.
    rack.plan().machines().forEach(FirstThreadIT::awaitNeighboursOnBothCables);
    var mark = cluster.auditLog().mark();
    rack.restartOperators();
    var beats = heartbeat();
    rack.machines().forEach(Machine::killAgent);
    Await.until("a new heartbeat", () -> assertThat(heartbeat()).isNotEqualTo(beats));
    Await.until(
        "every host reconciled",
        () ->
            assertThat(rack.operators().get("/q/metrics").body())
                .containsPattern("ironkeel_reconciliations_total.*success\"} [3-9]"));
    assertThat(writesSince(mark, FirstThreadIT::byIronkeel)).isEmpty();

    server.execOk("ip link set vec2 mtu 1400");
    rack.apply(rack.folder().resolve("change"));
    Await.until(
        "the planted write",
        () -> assertThat(writesSince(mark, FirstThreadIT::byIronkeel)).isNotEmpty());
  }

  @Test
  void theAgentTellsWhatTheMachineIs() {
    var state =
        client.resources(MachineState.class).inNamespace("machine-" + FIRST).withName("state");
    assertThat(state.get().getStatus().operatingSystem()).contains("Debian GNU/Linux 13");
    assertThat(state.get().getStatus().kernelVersion()).contains("ironkeel-lab");
    server.execOk("ip address add 198.51.100.1/24 dev vec3");
    Await.until(
        "the new address in MachineState",
        () ->
            assertThat(state.get().getStatus().interfaces())
                .anyMatch(nic -> nic.addresses().contains("198.51.100.1/24")));
    server.execOk("ip address delete 198.51.100.1/24 dev vec3");
  }

  @Test
  void theAgentServesMetricsAndKeepsItsSecretsToItself() {
    var metrics = server.execOk("busybox wget -q -O - http://127.0.0.1:9469/metrics").stdout();
    assertThat(metrics).contains("ironkeel_agent_changes_total");
    Await.until("a renewed token", () -> server.execOk("test -s /var/lib/ironkeel/token"));
    assertThat(server.execOk("stat -c '%a' /var/lib/ironkeel/token").text()).isEqualTo("600");
    assertThat(server.execOk("stat -c '%a' /var/lib/ironkeel/configs/base.yaml").text())
        .isEqualTo("600");
    var token = server.execOk("cat /var/lib/ironkeel/token").text();
    assertThat(token).isNotBlank();
    assertThat(server.agentLog()).contains("token renewed").doesNotContain(token);
  }

  private static void awaitNeighboursOnBothCables(String machine) {
    Await.until(
        "the LLDP neighbours of " + machine,
        () ->
            assertThat(
                    client
                        .resources(MachineState.class)
                        .inNamespace("machine-" + machine)
                        .withName("state")
                        .require()
                        .getStatus()
                        .neighbours())
                .hasSize(2));
  }

  private static String heartbeat() {
    var lease =
        client.resources(Lease.class).inNamespace("machine-" + FIRST).withName("agent").require();
    return String.valueOf(lease.getSpec().getRenewTime());
  }

  private static boolean byIronkeel(AuditedWrite write) {
    return write.user().equals(OperatorProcess.user(OperatorProcess.MACHINES))
        || write.user().startsWith("system:serviceaccount:machine-");
  }

  /** Heartbeats, the leader's Lease and fresh tokens are not news. */
  private static List<AuditedWrite> writesSince(long mark, Predicate<AuditedWrite> who) {
    return cluster.auditLog().writesSince(mark).stream()
        .filter(who)
        .filter(write -> !write.resource().equals("leases"))
        .filter(write -> !write.subresource().equals("token"))
        .filter(write -> !write.group().equals("authorization.k8s.io"))
        .toList();
  }
}
