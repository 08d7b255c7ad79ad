package io.ironkeel.e2e.machines;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.ironkeel.api.machineconfig.MachineConfigReason;
import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.cluster.ControlPlane;
import io.ironkeel.e2e.lab.Lab;
import io.ironkeel.e2e.lab.LabTest;
import io.ironkeel.e2e.lab.Machine;
import io.ironkeel.e2e.product.Hosts;
import io.ironkeel.e2e.product.OperatorProcess;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever happens around the agent, the machine stays what it is to be. */
@LabTest
class AgentFaultsIT {

  private static TwoServers servers;

  @BeforeAll
  static void powerOn(ControlPlane cluster, Lab lab) {
    servers = TwoServers.powerOn(AgentFaultsIT.class, cluster, lab);
  }

  @AfterAll
  static void end() {
    servers.close();
  }

  @BeforeEach
  void reset() {
    servers.reset();
  }

  /**
   * An hour by the machine's clock, which is set forward twice by half an hour, once on each side
   * of a power cut; the agent's own intervals go on as ever.
   */
  @Test
  void anHourWithoutTheApiAndARebootInItLoseNothing() {
    server().cutManagement();
    setClock("+30 minutes");
    driftIsRepaired();
    server().powerCut();
    server().boot();
    server().cutManagement();
    setClock("+1 hour");
    Await.until("the address from the local copy", () -> assertThat(hasItsAddress()).isTrue());
    driftIsRepaired();
    setMtu(4000);
    server().plugManagement();
    Hosts.awaitReady(servers.client(), TwoServers.FIRST);
    assertThat(mtu()).isEqualTo(4000);
    setClock("-1 hour");
  }

  @Test
  void aClockThatJumpsByDaysStopsNothing() {
    var agent = pid();
    setClock("+3 days");
    driftIsRepaired();
    setMtu(4000);
    Hosts.awaitReady(servers.client(), TwoServers.FIRST);
    assertThat(mtu()).isEqualTo(4000);
    beats();
    setClock("-6 days");
    driftIsRepaired();
    setClock("+3 days");
    setMtu(5000);
    Hosts.awaitReady(servers.client(), TwoServers.FIRST);
    assertThat(mtu()).isEqualTo(5000);
    beats();
    assertThat(pid()).as("the agent's process").isEqualTo(agent);
  }

  @Test
  void onAFullDiskTheMachineIsKeptAsItIsAndTheDiskIsNamed() {
    server()
        .execOk(
            """
            cd /var/lib/ironkeel
            dd if=/dev/zero of=fill bs=1M 2>/dev/null
            dd if=/dev/zero of=more bs=512 2>/dev/null
            ! echo 1 2>/dev/null >one || [ ! -s one ]
            """);
    driftIsRepaired();
    setMtu(4000);
    var ready = servers.awaitNotReady(MachineConfigReason.DEFERRED);
    assertThat(ready.message())
        .contains("/var/lib/ironkeel/journal/base.yaml: No space left on device")
        .contains("Make room on that disk");
    driftIsRepaired();
    assertThat(mtu()).isEqualTo(9000);
    assertThat(server().execOk("find /var/lib/ironkeel -name '.*.new'").text()).isEmpty();
    server().execOk("cd /var/lib/ironkeel; rm -f fill more one");
    Hosts.awaitReady(servers.client(), TwoServers.FIRST);
    assertThat(mtu()).isEqualTo(4000);
  }

  @Test
  void whatANewerReleaseAddedIsNamedAndTheRestIsApplied() {
    var schema = "/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/";
    var type = schema + "network/properties/routes/items/properties/type/enum/-";
    servers.rack().operators().close();
    patchKind(
        """
        [{"op": "add", "path": "%stunnels", "value": {"type": "array", "items": {
            "type": "object", "properties": {"name": {"type": "string"}}}}},
         {"op": "add", "path": "%s", "value": "teleport"}]
        """
            .formatted(schema, type));
    try {
      awaitKind("tunnels");
      // A watch that was open before shows objects without the field for another second.
      server().killAgent();
      patchConfig(
          """
          {"hash": "newer-1", "tunnels": [{"name": "t1"}],
           "network": {"ethernets": [{"name": "vec1", "mtuBytes": 4000, "addresses": ["10.0.12.1/24"]}]}}
          """);
      awaitNotUnderstood("spec.tunnels[0].name");
      assertThat(mtu()).isEqualTo(4000);
      patchConfig(
          """
          {"hash": "newer-2", "sysctls": [{"name": "vm.swappiness", "value": "17"}], "network": {
             "ethernets": [{"name": "vec1", "mtuBytes": 5000, "addresses": ["10.0.12.1/24"]}],
             "routes": [{"to": "10.8.0.0/16", "type": "teleport"}]}}
          """);
      awaitNotUnderstood("spec.network.routes[0].type");
      driftIsRepaired();
      assertThat(mtu()).as("what stands around an unknown value stays").isEqualTo(4000);
      assertThat(server().execOk("cat /proc/sys/vm/swappiness").text()).isEqualTo("17");
    } finally {
      patchConfig("{\"tunnels\": null, \"sysctls\": null, \"network\": {\"routes\": null}}");
      patchKind("[{\"op\": \"remove\", \"path\": \"%stunnels\"}]".formatted(schema));
      servers.rack().startOperators();
    }
    // The host's status is as it was before its operators ended, so it proves nothing yet.
    Await.until("what the host says", () -> assertThat(mtu()).as("MTU of vec1").isEqualTo(9000));
    Hosts.awaitReady(servers.client(), TwoServers.FIRST);
  }

  @Test
  void inMaintenanceDriftStaysAndAfterItIsRepaired() {
    driftIsRepaired();
    servers.patchSpec("{\"maintenance\": {\"reason\": \"replacing a fan\"}}");
    servers.awaitNotReady(MachineConfigReason.SUSPENDED);
    server().execOk("ip address delete 10.0.12.1/24 dev vec1");
    var log = servers.log();
    server().execOk("ip link set vec3 mtu 1400");
    AgentLog.awaitMore(server(), log, "nothing is changed in maintenance");
    assertThat(hasItsAddress()).isFalse();
    server().killAgent();
    AgentLog.awaitMore(server(), servers.log(), "nothing is changed in maintenance");
    assertThat(hasItsAddress()).as("after a restart").isFalse();
    servers.patchSpec("{\"maintenance\": null}");
    Hosts.awaitReady(servers.client(), TwoServers.FIRST);
    assertThat(hasItsAddress()).isTrue();
  }

  /** What a machine without this agent would show: the address stays away. */
  private static void driftIsRepaired() {
    server().execOk("ip address delete 10.0.12.1/24 dev vec1");
    var start = System.nanoTime();
    Await.until(
        "the address that was removed", () -> assertThat(hasItsAddress()).as("address").isTrue());
    System.out.printf(
        "measured: drift repaired within %d ms%n",
        Duration.ofNanos(System.nanoTime() - start).toMillis());
  }

  private static void beats() {
    var before = heartbeat();
    Await.until("a new heartbeat", () -> assertThat(heartbeat()).isNotEqualTo(before));
  }

  private static String heartbeat() {
    return String.valueOf(
        servers
            .client()
            .resources(Lease.class)
            .inNamespace("machine-" + TwoServers.FIRST)
            .withName("agent")
            .require()
            .getSpec()
            .getRenewTime());
  }

  /** Asks without our types, which know the unknown no better than the agent. */
  private static void awaitNotUnderstood(String path) {
    Await.until(
        "that " + path + " is reported",
        () ->
            assertThat(
                    servers
                        .cluster()
                        .kubectl(
                            "get",
                            "machineconfig",
                            "base",
                            "--namespace=machine-" + TwoServers.FIRST,
                            "-o",
                            "jsonpath={.status.conditions[?(@.type==\"Ready\")]}")
                        .orThrow()
                        .stdout())
                .contains("\"" + MachineConfigReason.NOT_UNDERSTOOD + "\"", path));
  }

  /** As the operator of a newer release would write it; nobody else may. */
  private static void patchConfig(String spec) {
    servers.kubectl(
        "patch",
        "machineconfig",
        "base",
        "--namespace=machine-" + TwoServers.FIRST,
        "--as=" + OperatorProcess.user(OperatorProcess.MACHINES),
        "--type=merge",
        "-p",
        "{\"spec\": %s}".formatted(spec));
  }

  /**
   * The API server takes a moment to serve a kind as it was changed; until then it drops the field.
   */
  private static void awaitKind(String field) {
    Await.until(
        "the newer kind",
        () ->
            assertThat(
                    servers
                        .cluster()
                        .kubectl(
                            "patch",
                            "machineconfig",
                            "base",
                            "--namespace=machine-" + TwoServers.FIRST,
                            "--as=" + OperatorProcess.user(OperatorProcess.MACHINES),
                            "--type=merge",
                            "-p",
                            "{\"spec\": {\"%s\": [{\"name\": \"t1\"}]}}".formatted(field),
                            "--dry-run=server",
                            "--output=jsonpath={.spec.%s}".formatted(field))
                        .orThrow()
                        .stdout())
                .contains("t1"));
  }

  private static void patchKind(String patch) {
    servers.kubectl("patch", "crd", "machineconfigs.ironkeel.io", "--type=json", "-p", patch);
  }

  private static void setMtu(int bytes) {
    servers.patchSpec(
        """
        {"network": {"ethernets": [{"name": "vec1", "mtuBytes": %d, "addresses": ["10.0.12.1/24"]}]}}
        """
            .formatted(bytes));
  }

  private static int mtu() {
    return Links.of(server()).mtuOf("vec1");
  }

  private static boolean hasItsAddress() {
    return Links.of(server()).addressesOf("vec1").contains("10.0.12.1/24");
  }

  private static void setClock(String change) {
    server().execOk("date -s \"$(date -u) %s\"".formatted(change));
  }

  private static String pid() {
    return server().execOk("cat /run/ironkeel-agent.pid").text();
  }

  private static Machine server() {
    return servers.server();
  }
}
