package io.ironkeel.e2e.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.RunDirectory;
import io.ironkeel.e2e.cluster.AuditedWrite;
import io.ironkeel.e2e.cluster.ControlPlane;
import io.ironkeel.e2e.lab.Lab;
import io.ironkeel.e2e.lab.LabTest;
import io.ironkeel.e2e.product.OperatorProcess;
import io.ironkeel.e2e.product.Rack;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The example apsara-pod: ten switches, a gateway and three servers, each a kernel with FRR and our
 * agent, between two internet providers and a customer's router that know nothing of us.
 */
@LabTest
class FabricIT {

  private static final List<String> SERVERS = List.of("server-1", "server-2", "server-3");

  private static ControlPlane cluster;
  private static Rack rack;
  private static PodObjects pod;

  @BeforeAll
  static void powerOnThePod(ControlPlane started, Lab lab) {
    cluster = started;
    rack =
        new Rack(
            Artifacts.fromEnvironment(),
            "apsara-pod",
            cluster,
            lab,
            RunDirectory.empty(FabricIT.class, "rack"));
    pod = new PodObjects(cluster);
    rack.installCharts();
    rack.startOperators();
    rack.apply(rack.folder());
    rack.issueCredentials();
    rack.bootMachines();
    pod.awaitConverged();
  }

  @AfterAll
  static void endTheOperators() {
    rack.close();
  }

  @Test
  void everyServerReachesEveryOtherAndTheGateway() {
    for (var from : SERVERS) {
      for (var to : List.of("server-1", "server-2", "server-3", "xgw-1")) {
        if (!from.equals(to)) {
          assertReaches(from, pod.loopback(from), pod.loopback(to));
        }
      }
    }
  }

  @Test
  void theInternetLearnsWhatIsAnnouncedAndNothingElse() {
    for (var provider : List.of("isp-a", "isp-b")) {
      Await.until(
          "the cloud's network at " + provider,
          () ->
              assertThat(table(provider).learned("198.51.100.")).containsExactly("203.0.113.0/24"));
      assertThat(table(provider).paths("203.0.113.0/24"))
          .as("no private number is in the path")
          .isNotEmpty()
          .allMatch(path -> path.matches("( 6449[67])? 64500"));
    }
    assertThat(table("isw-1").networks())
        .contains("0.0.0.0/0")
        .doesNotContain("10.0.0.0/8", "8.8.8.0/24");
    assertReaches("isp-a", "1.1.1.1", "203.0.113.1");
  }

  @Test
  void theCustomerLearnsWhatIsAnnouncedAndTheCloudWhatItAccepts() {
    Await.until(
        "the cloud's network at the customer's",
        () -> assertThat(table("customer").learned("192.0.2.")).containsExactly("203.0.113.0/24"));
    assertThat(table("asw-1").networks())
        .contains("172.16.1.0/24")
        .doesNotContain("192.168.0.0/16");
    assertReaches("customer", "172.16.1.1", "203.0.113.1");
  }

  @Test
  void cablesThatAreSwappedNeverComeIntoRouting() {
    pod.recable("asw-1-server-1", "asw-1/vec3", "server-2/vec1");
    pod.recable("asw-1-server-2", "asw-1/vec4", "server-1/vec1");
    try {
      Await.until(
          "both ports and who they see",
          () ->
              assertThat(pod.condition("link/asw-1-server-1", "Matches"))
                  .startsWith("False MisCabled")
                  .contains(
                      "asw-1/vec3 expects server-2/vec1 and sees server-1/vec1",
                      "server-2/vec1 expects asw-1/vec3 and sees asw-1/vec4"));
      Await.until(
          "the switch says it too",
          () -> assertThat(pod.condition("switch/asw-1", "Cabled")).startsWith("False MisCabled"));
      Await.until(
          "no session over the two ports, and the third as before",
          () ->
              assertThat(table("asw-1").neighbors())
                  .doesNotContain("vec3", "vec4")
                  .contains("vec5"));
      assertReaches("server-1", pod.loopback("server-1"), pod.loopback("server-3"));
    } finally {
      rack.apply(rack.folder().resolve("links.yaml"));
    }
    pod.awaitConverged();
    assertThat(table("asw-1").neighbors()).contains("vec3", "vec4", "vec5");
  }

  @Test
  void aLinkThatCannotBeIsToldAndTakesNothingFromTheOthers() {
    var before = table("dsw-1").neighbors();
    cluster
        .kubectlWithInput(
            """
        apiVersion: ironkeel.io/v1alpha1
        kind: Link
        metadata: {name: core-to-core}
        spec: {ends: [dsw-1/vec9, dsw-2/vec9]}
        """,
            "apply",
            "-f",
            "-")
        .orThrow();
    try {
      Await.until(
          "why it cannot be",
          () ->
              assertThat(pod.condition("link/core-to-core", "Stalled"))
                  .startsWith("True RolesMayNotMeet")
                  .contains("dsw-1 is a DSW and dsw-2 is a DSW: two DSW are not cabled together"));
      Await.until(
          "the switch says it too",
          () ->
              assertThat(pod.condition("switch/dsw-1", "Cabled")).startsWith("False LinkRefused"));
      assertThat(pod.condition("switch/dsw-1", "RoutingConverged")).startsWith("True");
      assertThat(table("dsw-1").neighbors()).isEqualTo(before);
    } finally {
      rack.kubectl("delete", "link", "core-to-core");
    }
    Await.until(
        "nothing of it is left",
        () -> assertThat(pod.condition("switch/dsw-1", "Cabled")).startsWith("True"));
  }

  @Test
  void aPulledCableIsToldAndCostsNoConnection() {
    var cable = rack.cable("dsw-1/5", "asw-1/1");
    var traffic =
        Traffic.start(rack.machine("server-1"), pod.loopback("server-1"), pod.loopback("server-3"));
    traffic.awaitSent(500);
    cable.cut();
    try {
      Await.until(
          "who is not reached any more",
          () ->
              assertThat(pod.condition("switch/asw-1", "RoutingConverged"))
                  .startsWith("False SessionsDown")
                  .contains("dsw-1/vec5 on vec1"));
      Await.until(
          "one way left",
          () -> assertThat(pod.condition("switch/asw-1", "Redundant")).startsWith("True"));
      Await.until(
          "the link is down",
          () -> assertThat(pod.condition("link/dsw-1-asw-1", "Up")).startsWith("False"));
    } finally {
      cable.plug();
    }
    pod.awaitConverged();
    var counts = traffic.stop();
    System.out.printf(
        "a cable pulled and plugged: %d of %d packets lost%n", counts.lost(), counts.sent());
    assertThat(counts.lost()).isLessThan(counts.sent() / 20);
  }

  @Test
  void restartsUnderTrafficLoseNothingAndWriteNothing() {
    var traffic =
        Traffic.of(
            6_000, rack.machine("server-1"), pod.loopback("server-1"), pod.loopback("server-3"));
    traffic.awaitSent(100);
    var mark = cluster.auditLog().mark();
    rack.restartOperators();
    for (var machine : List.of("server-1", "asw-1", "asw-2", "dsw-1", "dsw-2", "server-3")) {
      rack.machine(machine).stopAgent();
      rack.machine(machine).startAgent();
    }
    var counts = traffic.counts();
    assertThat(counts).isEqualTo(new Traffic.Counts(6_000, 0));
    pod.awaitConverged();
    assertThat(writesOfTheFabricOperator(mark)).isEmpty();
    rack.kubectl(
        "patch",
        "link",
        "dsw-1-asw-1",
        "--type=merge",
        "-p",
        "{\"spec\":{\"description\":\"planted\"}}");
    Await.until(
        "the planted write", () -> assertThat(writesOfTheFabricOperator(mark)).isNotEmpty());

    var planted =
        Traffic.start(rack.machine("server-1"), pod.loopback("server-1"), pod.loopback("server-3"));
    planted.awaitSent(100);
    rack.machine("server-1")
        .execOk("ip route add unreachable " + pod.loopback("server-3") + " metric 1");
    planted.awaitSent(150);
    rack.machine("server-1")
        .execOk("ip route del unreachable " + pod.loopback("server-3") + " metric 1");
    planted.awaitSent(200);
    assertThat(planted.stop().lost()).as("planted loss").isPositive();
  }

  @Test
  void aSwitchGoesIntoMaintenanceWithoutLoss() {
    var server = pod.loopback("server-3");
    Await.until(
        "both ways in use", () -> assertThat(table("server-1").nextHops(server)).hasSize(2));
    var traffic = Traffic.of(3_000, rack.machine("server-1"), pod.loopback("server-1"), server);
    traffic.awaitSent(100);
    pod.work("asw-1", "{\"reason\":\"replacing a fan\"}");
    try {
      pod.await("switch/asw-1", "Drained", "True AskedToAvoid");
      pod.await("switch/asw-1", "Ready", "False Maintenance");
      Await.until(
          "only the other way in use",
          () -> assertThat(table("server-1").nextHops(server)).containsExactly("vec2"));
      pod.await("switch/asw-1", "RoutingConverged", "True");
      pod.drain("asw-2", true);
      pod.await("switch/asw-2", "Drained", "False NoAlternate asw-2 stays in service");
      assertThat(table("server-1").nextHops(server)).containsExactly("vec2");
      assertThat(traffic.counts()).isEqualTo(new Traffic.Counts(3_000, 0));
      pod.work("asw-1", "null");
      pod.await("switch/asw-2", "Drained", "True AskedToAvoid");
      Await.until(
          "only the first way in use",
          () -> assertThat(table("server-1").nextHops(server)).containsExactly("vec1"));
    } finally {
      pod.work("asw-1", "null");
      pod.drain("asw-2", false);
    }
    Await.until(
        "both ways in use again", () -> assertThat(table("server-1").nextHops(server)).hasSize(2));
  }

  /** The number by which providers know the cloud: mistyped, both would refuse it. */
  @Test
  void aWrongChangeOfTheFabricHaltsAtTheFirstOfItsTwoBorders() {
    pod.changeFabric("{\"internet\":{\"asn\":64999}}");
    var rollout = pod.rollout();
    try {
      pod.await(rollout, "Stalled", "True Halted Halted in wave 1 of 2, because isw-1 is worse");
      pod.await("fabric/default", "Stalled", "True RolloutStopped");
      assertThat(pod.condition("switch/isw-2", "RoutingConverged")).startsWith("True");
      assertThat(table("isp-b").paths("203.0.113.0/24")).contains(" 64500");
    } finally {
      rack.apply(rack.folder().resolve("fabric.yaml"));
    }
    pod.await(rollout, "Ready", "False Reverted Fabric default has changed once more");
    pod.await("fabric/default", "Ready", "True Accepted");
    pod.awaitConverged();
    Await.until(
        "the cloud's network at both providers",
        () ->
            assertThat(List.of("isp-a", "isp-b"))
                .allMatch(isp -> table(isp).paths("203.0.113.0/24").contains(" 64500")));
  }

  /** Five waves of ten seconds and more each. */
  @Test
  @Tag("all")
  void aChangeOfTheFabricGoesOverThePodWithoutLoss() {
    var traffic =
        Traffic.start(rack.machine("server-1"), pod.loopback("server-1"), pod.loopback("server-3"));
    traffic.awaitSent(100);
    pod.changeFabric("{\"timers\":{\"keepaliveSeconds\":4,\"holdSeconds\":12}}");
    var rollout = pod.rollout();
    try {
      pod.await(rollout, "Ready", "True Completed");
      traffic.awaitSent(3_000);
    } finally {
      rack.apply(rack.folder().resolve("fabric.yaml"));
    }
    var counts = traffic.stop();
    System.out.printf("a change of all: %d of %d packets lost%n", counts.lost(), counts.sent());
    assertThat(counts.lost()).isZero();
    pod.await("fabric/default", "Ready", "True Accepted");
    pod.awaitConverged();
  }

  private static RoutingTable table(String machine) {
    return new RoutingTable(rack.machine(machine));
  }

  /** Two minutes of its three are a boot and LLDP's half minute. */
  @Test
  @Tag("all")
  void aLostSwitchCostsNoConnectionAndComesBack() {
    var traffic =
        Traffic.start(rack.machine("server-1"), pod.loopback("server-1"), pod.loopback("server-3"));
    traffic.awaitSent(100);
    rack.machine("dsw-2").powerCut();
    Await.until(
        "its neighbours tell",
        () ->
            assertThat(pod.condition("switch/asw-1", "RoutingConverged"))
                .startsWith("False SessionsDown"));
    traffic.awaitSent(2_000);
    rack.machine("dsw-2").boot();
    pod.awaitConverged();
    var counts = traffic.stop();
    System.out.printf(
        "a switch lost and back: %d of %d packets lost%n", counts.lost(), counts.sent());
    assertThat(counts.lost()).isLessThan(counts.sent() / 10);
  }

  private static List<AuditedWrite> writesOfTheFabricOperator(long mark) {
    return cluster.auditLog().writesOf(OperatorProcess.user(OperatorProcess.FABRIC), mark);
  }

  private static void assertReaches(String machine, String from, String to) {
    Await.until(
        "%s reaches %s from %s".formatted(machine, to, from),
        () ->
            assertThat(
                    rack.machine(machine)
                        .exec("ping -c 1 -W 1 -I %s %s".formatted(from, to))
                        .exitCode())
                .isZero());
  }
}
