package io.ironkeel.e2e.machines;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.machine.MachineReason;
import io.ironkeel.api.machineconfig.MachineConfigReason;
import io.ironkeel.api.machineconfig.RejectedChange;
import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.cluster.AuditedWrite;
import io.ironkeel.e2e.cluster.ControlPlane;
import io.ironkeel.e2e.lab.Lab;
import io.ironkeel.e2e.lab.LabTest;
import io.ironkeel.e2e.product.Hosts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A change that costs the machine something it could reach is undone before anybody is told,
 * whatever ends in its middle; one that costs nothing stays.
 */
@LabTest
class ConfirmOrRestoreIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** More than one ping can be late. */
  private static final Duration NOTICEABLE = Duration.ofSeconds(2);

  /** The clocks of the guest, who logs, and of the host, who audits. */
  private static final Duration CLOCKS_APART = Duration.ofMillis(500);

  private static final String OTHER_SUBNET =
      """
      {"network": {"ethernets": [{"name": "vec1", "mtuBytes": 9000, "addresses": ["10.0.99.1/24"]}],
                   "probes": %s}}
      """;

  private static final String PROBED = "[\"10.0.12.2\"]";

  private static TwoServers servers;

  @BeforeAll
  static void powerOn(ControlPlane cluster, Lab lab) {
    servers = TwoServers.powerOn(ConfirmOrRestoreIT.class, cluster, lab);
  }

  @AfterAll
  static void end() {
    servers.close();
  }

  @BeforeEach
  void reset() {
    servers.reset();
  }

  @Test
  void aChangeThatCostsAPeerIsUndoneAndNamesIt() {
    var before = servers.kernel();
    var outage = Outage.watch(servers.server(), TwoServers.PEER_ADDRESS);
    servers.patchSpec(OTHER_SUBNET.formatted(PROBED));

    var ready = servers.awaitNotReady(MachineConfigReason.REJECTED);
    assertThat(servers.kernel()).isEqualTo(before);
    assertThat(measured("peer", outage)).isBetween(NOTICEABLE, LIMIT);
    assertThat(ready.message()).contains("peer 10.0.12.2");
    var host = Hosts.awaitTrue(servers.client(), TwoServers.FIRST, Conditions.STALLED);
    assertThat(Hosts.condition(host, Conditions.STALLED).orElseThrow().message())
        .contains("peer 10.0.12.2");
    assertThat(host.getStatus().lastRejected().hash()).isEqualTo(host.getStatus().desiredHash());
    assertThat(host.getStatus().lastRejected().reason()).isEqualTo(RejectedChange.PROBE_FAILED);
    assertThat(host.getStatus().appliedHash()).isNotEqualTo(host.getStatus().desiredHash());
  }

  @Test
  void aRejectedChangeIsTriedAgainOnlyWhenSomebodyAsks() {
    var log = servers.log();
    servers.patchSpec(OTHER_SUBNET.formatted(PROBED));
    servers.awaitNotReady(MachineConfigReason.REJECTED);
    var host = Hosts.awaitTrue(servers.client(), TwoServers.FIRST, Conditions.STALLED);
    assertThat(Hosts.condition(host, Conditions.STALLED).orElseThrow().reason())
        .isEqualTo(MachineReason.REJECTED);

    // Now it would pass, and the agent is woken; but nobody has asked. The prefix is another one,
    // since the kernel removes the secondary addresses of a subnet together with its primary one.
    var woken = servers.log();
    servers.server().execOk("ip address add 10.0.12.9/28 dev vec1");
    AgentLog.awaitMore(servers.server(), woken, "is rejected");
    assertThat(servers.log().since(log).count("beginning a change")).isEqualTo(1);
    servers.kubectl("annotate", "host", TwoServers.FIRST, "--overwrite", "ironkeel.io/retry=1");
    host = Hosts.awaitReady(servers.client(), TwoServers.FIRST);
    assertThat(host.getStatus().lastRejected()).isNull();
    assertThat(servers.kernel().has("address 10.0.99.1/24 on vec1")).isTrue();
    servers.server().execOk("ip address delete 10.0.12.9/28 dev vec1");
  }

  @Test
  void theSameChangeGoesThroughWhenNobodyMindsThePeer() {
    servers.patchSpec(OTHER_SUBNET.formatted("[]"));
    Hosts.awaitReady(servers.client(), TwoServers.FIRST);
    assertThat(servers.kernel().has("address 10.0.99.1/24 on vec1")).isTrue();
    assertThat(servers.server().exec("ping -c 1 -W 1 10.0.12.2").exitCode()).isNotZero();
  }

  /** Three attempts with pauses between them take more than a minute. */
  @Test
  void aChangeThatCostsTheApiIsUndoneBeforeAnybodyIsToldAndRejectedTheThirdTime() {
    var before = servers.kernel();
    var log = servers.log();
    var mark = servers.cluster().auditLog().mark();
    var outage = Outage.watch(servers.server(), Lab.HOST_ADDRESS);
    // The API server's address is in this subnet, so its packets leave by the wrong port.
    servers.patchSpec(
        """
        {"network": {"ethernets": [
            {"name": "vec1", "mtuBytes": 9000, "addresses": ["10.0.12.1/24", "10.254.0.2/30"]}]}}
        """);

    var deferred = servers.awaitNotReady(MachineConfigReason.DEFERRED);
    assertThat(deferred.message()).contains("API server " + Lab.HOST_ADDRESS);
    var rejected = servers.awaitNotReady(MachineConfigReason.REJECTED, Duration.ofMinutes(4));
    assertThat(rejected.message()).contains("API server " + Lab.HOST_ADDRESS);
    assertThat(servers.kernel()).isEqualTo(before);
    assertThat(measured("API server", outage)).isBetween(NOTICEABLE, LIMIT);

    var attempts = servers.log().since(log);
    var begun = attempts.containing("beginning a change").stream().map(AgentLog::timeOf).toList();
    var restored = attempts.containing("restored what was").stream().map(AgentLog::timeOf).toList();
    assertThat(begun).hasSize(3);
    assertThat(restored).hasSize(3);
    assertThat(Duration.between(restored.get(0), begun.get(1)))
        .isGreaterThan(Duration.ofSeconds(4));
    assertThat(Duration.between(restored.get(1), begun.get(2)))
        .isGreaterThan(Duration.ofSeconds(16));
    var told = statusWritesSince(mark);
    assertThat(told).as("the detector sees what is told afterwards").isNotEmpty();
    for (var attempt = 0; attempt < begun.size(); attempt++) {
      var from = begun.get(attempt);
      var to = restored.get(attempt);
      assertThat(told)
          .noneMatch(time -> time.isAfter(from) && time.isBefore(to.minus(CLOCKS_APART)));
    }
  }

  @Test
  void anApiServerThatDiesDuringAChangeDefersIt() {
    var tool = SlowTool.install(servers.server());
    var log = servers.log();
    tool.slowDownTheNextChange();
    servers.patchSpec(
        """
        {"network": {"ethernets": [{"name": "vec1", "mtuBytes": 4000, "addresses": ["10.0.12.1/24"]}]}}
        """);
    tool.awaitTheMiddle();
    servers.cluster().killApiServer();
    try {
      AgentLog.awaitMore(servers.server(), log, "restored what was confirmed last");
      assertThat(Links.of(servers.server()).mtuOf("vec1")).isEqualTo(9000);
      AgentLog.awaitMore(servers.server(), log, "outcome=Deferred");
    } finally {
      servers.cluster().startApiServer();
    }
    var host = Hosts.awaitReady(servers.client(), TwoServers.FIRST);
    assertThat(Links.of(servers.server()).mtuOf("vec1")).isEqualTo(4000);
    assertThat(host.getStatus().lastRejected()).isNull();
  }

  @Test
  void aPowerCutInTheMiddleOfAChangeUndoesItAndOneAfterItDoesNot() {
    var before = servers.kernel();
    var tool = SlowTool.install(servers.server());
    tool.slowDownTheNextChange();
    servers.patchSpec(
        """
        {"network": {"vlans": [{"name": "storage", "link": "vec1", "id": 100, "addresses": ["10.1.0.1/24"]}]}}
        """);
    tool.awaitTheMiddle();
    assertThat(servers.kernel().has("link storage on vec1")).as("really in its middle").isTrue();
    bootWithoutApi();
    Await.until("what was confirmed", () -> assertThat(servers.kernel()).isEqualTo(before));
    AgentLog.awaitMore(servers.server(), new AgentLog(List.of()), "was interrupted in the middle");
    assertThat(servers.server().execOk("ls /var/lib/ironkeel/journal").text()).isEmpty();

    servers.server().plugManagement();
    Hosts.awaitReady(servers.client(), TwoServers.FIRST);
    var after = servers.kernel();
    assertThat(after.has("link storage on vec1")).isTrue();
    bootWithoutApi();
    Await.until("what was confirmed last", () -> assertThat(servers.kernel()).isEqualTo(after));
    servers.server().plugManagement();
    Hosts.awaitReady(servers.client(), TwoServers.FIRST);
  }

  private static void bootWithoutApi() {
    servers.server().cutManagement();
    servers.server().powerCut();
    servers.server().boot();
    servers.server().cutManagement();
  }

  private static List<Instant> statusWritesSince(long mark) {
    return servers.cluster().auditLog().writesSince(mark).stream()
        .filter(write -> write.user().contains("machine-" + TwoServers.FIRST + ":"))
        .filter(write -> write.resource().equals("machineconfigs"))
        .map(AuditedWrite::time)
        .toList();
  }

  private static Duration measured(String what, Outage outage) {
    var longest = outage.longest();
    System.out.printf("measured: %s was cut off for %d ms%n", what, longest.toMillis());
    return longest;
  }
}
