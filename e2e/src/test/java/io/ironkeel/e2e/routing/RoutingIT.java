package io.ironkeel.e2e.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.lab.Lab;
import io.ironkeel.e2e.lab.LabTest;
import io.ironkeel.e2e.lab.MachineSpec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The agent's section routing with real FRR on three kernels in a line: what a configuration asks
 * for comes up, what it does not concern is not disturbed, and what others configured stays.
 */
@LabTest
class RoutingIT {

  /** An API server that never answers: the agent lives from its disk. */
  private static final String KUBECONFIG =
      """
      apiVersion: v1
      kind: Config
      current-context: lab
      clusters: [{name: lab, cluster: {server: "https://10.254.0.254:1"}}]
      users: [{name: lab, user: {token: none}}]
      contexts: [{name: lab, context: {cluster: lab, user: lab, namespace: machine-router}}]
      """;

  private static final String FOREIGN = "ip prefix-list SOMEBODY seq 5 permit 198.51.100.0/24";

  private static Router first;
  private static Router middle;
  private static Router last;

  @BeforeAll
  static void threeRoutersInALine(Lab lab) {
    var machines =
        Stream.of("router-1", "router-2", "router-3")
            .map(name -> lab.addMachine(MachineSpec.named(name).ports(2).agentStopped()))
            .toList();
    lab.connect(machines.get(0), 1, machines.get(1), 1);
    lab.connect(machines.get(1), 2, machines.get(2), 1);
    machines.forEach(machine -> machine.writeCredentials("kubeconfig", KUBECONFIG));
    lab.boot();
    first = new Router(machines.get(0));
    middle = new Router(machines.get(1));
    last = new Router(machines.get(2));
    routers().parallelStream().forEach(router -> router.apply(router.committed()).orThrow());
    awaitConverged();
    middle.vtysh("configure terminal", FOREIGN, "end", "write memory");
  }

  private static List<Router> routers() {
    return List.of(first, middle, last);
  }

  @BeforeEach
  void asCommitted() {
    middle.apply(middle.committed()).orThrow();
    awaitConverged();
  }

  @AfterEach
  void withoutTheAgent() {
    routers().forEach(router -> router.machine().stopAgent());
  }

  private static void awaitConverged() {
    Await.until(
        "all sessions, and each loopback reaches the other end's",
        () -> {
          first.assertEstablished("vec1");
          middle.assertEstablished("vec1");
          middle.assertEstablished("vec2");
          last.assertEstablished("vec1");
          first.assertReaches("10.0.0.1", "10.0.0.3");
          first.assertReaches("fd00::1", "fd00::3");
        });
  }

  @Test
  void whatIsAppliedLeavesNothingToDoAndIsWhatFrrStartsWith() {
    for (var router : routers()) {
      assertThat(router.planned(router.committed())).as(router.machine().name()).isEmpty();
      assertThat(differenceByFrr(router)).as(router.machine().name()).isEmpty();
    }
    middle.vtysh("configure terminal", "router bgp 65002", "neighbor vec1 timers 7 21");
    assertThat(middle.planned(middle.committed())).contains("neighbor vec1 timers 3 9");
    assertThat(differenceByFrr(middle)).contains("neighbor vec1 timers 3 9");
  }

  @Test
  void frrShowsEverythingThatCanBeSaidAsItWasWritten() {
    var everything = Router.resource("everything");
    middle.apply(everything).orThrow();
    assertThat(middle.planned(everything)).isEmpty();
    assertThat(middle.configuration())
        .contains("bgp graceful-shutdown", "maximum-paths 8", "redistribute ospf", FOREIGN);
  }

  /** What FRR's own tool would do to come to what is saved. */
  private static String differenceByFrr(Router router) {
    return router
        .machine()
        .execOk("/usr/lib/frr/frr-reload.py --test --stdout --log-level error /etc/frr/frr.conf")
        .text();
  }

  @Test
  void aChangeOfOneNeighborResetsNoSession() {
    var before = List.of(middle.established("vec1"), middle.established("vec2"));
    middle
        .apply(
            middle
                .committed()
                .replace("router-1/vec1", "renamed/vec1")
                .replaceFirst("maximumPrefixes: 100", "maximumPrefixes: 50")
                .replace("minLength: 32}]", "minLength: 32}, {sequence: 20, prefix: 10.9.0.0/16}]"))
        .orThrow();
    assertThat(middle.configuration())
        .contains(
            "neighbor vec1 description renamed/vec1",
            "neighbor vec1 maximum-prefix 50",
            "seq 20 permit 10.9.0.0/16");
    assertThat(List.of(middle.established("vec1"), middle.established("vec2"))).isEqualTo(before);
    // The same figure tells when a session is reset.
    middle.vtysh("clear bgp vec1");
    Await.until(
        "the session that was reset",
        () -> {
          middle.assertEstablished("vec1");
          assertThat(middle.established("vec1")).isGreaterThan(before.getFirst());
        });
    assertThat(middle.established("vec2")).isEqualTo(before.getLast());
  }

  @Test
  void aNeighborThatIsTakenOutGoesAloneAndComesBack() {
    var other = middle.established("vec2");
    var alone = middle.committed().replaceFirst("(?s)      - peer: vec1.*?bfd: true\n", "");
    assertThat(middle.apply(alone).orThrow().stdout()).contains("Applied");
    assertThat(middle.configuration()).doesNotContain("neighbor vec1").contains("neighbor vec2");
    assertThat(middle.planned(alone)).isEmpty();
    assertThat(middle.established("vec2")).isEqualTo(other);
  }

  @Test
  void aChangeThatLosesANeighborIsUndone() {
    var wrong = middle.committed().replaceFirst("remoteAs: external", "remoteAs: \"65099\"");
    var undone = middle.apply(wrong);
    assertThat(undone.succeeded()).isFalse();
    assertThat(undone.stdout()).contains("Undone:", "BGP neighbor vec1 answered before");
    assertThat(middle.configuration()).contains("neighbor vec1 interface remote-as external");
    awaitConverged();
  }

  @Test
  void whatFrrRefusesIsSaidAndChangesNothing() {
    var before = middle.configuration();
    var refused =
        middle.apply(
            middle
                .committed()
                .replaceFirst("remoteAs: external", "remoteAs: \"9999999999\"")
                .replace("router-1/vec1", "renamed/vec1"));
    assertThat(refused.succeeded()).isFalse();
    assertThat(refused.stdout() + refused.stderr()).contains("vtysh -C", "9999999999");
    assertThat(middle.configuration()).isEqualTo(before);
  }

  @Test
  void whatIsChangedByHandIsRepairedAndWhatOthersAddedStays() {
    middle.machine().startAgent();
    middle.vtysh(
        "configure terminal",
        "router bgp 65002",
        "no neighbor vec1 interface remote-as external",
        "exit",
        "no route-map product permit 20");
    assertThat(middle.configuration()).doesNotContain("neighbor vec1");
    middle.machine().execOk("touch /etc/frr/daemons");
    awaitConverged();
    Await.until(
        "the route map",
        () -> assertThat(middle.configuration()).contains("route-map product permit 20", FOREIGN));
  }

  @Test
  void aDaemonThatIsKilledComesBackWithItsSessions() {
    middle.machine().startAgent();
    var pid = middle.machine().execOk("cat /run/frr/bgpd.pid").text();
    middle.machine().execOk("kill -9 " + pid);
    Await.until(
        "another bgpd",
        () ->
            assertThat(middle.machine().execOk("cat /run/frr/bgpd.pid").text())
                .isNotEmpty()
                .isNotEqualTo(pid));
    awaitConverged();
    middle.machine().execOk("kill -9 $(cat /run/frr/watchfrr.pid) $(cat /run/frr/ospfd.pid)");
    Await.until(
        "all of FRR, which nobody looked after any more",
        () ->
            middle
                .machine()
                .execOk("kill -0 $(cat /run/frr/watchfrr.pid) $(cat /run/frr/ospfd.pid)"));
    awaitConverged();
  }

  /** The root of the machine is fresh after a power cut: FRR knows nothing any more. */
  @Test
  void aMachineWithoutAControlPlaneConvergesAfterAPowerCut() {
    first.machine().powerCut();
    first.machine().boot();
    first.machine().startAgent();
    awaitConverged();
  }

  @Test
  void whatIsNoLongerAskedForGoesAndWhatOthersAddedStays() {
    var without = middle.committed().replaceFirst("(?s)routing:.*", "");
    middle.apply(without).orThrow();
    assertThat(middle.configuration())
        .contains(FOREIGN)
        .doesNotContain("router bgp", "route-map", "loopbacks", "10.0.0.2/32");
    assertThat(middle.machine().execOk("cat /etc/frr/frr.conf").stdout())
        .contains(FOREIGN)
        .doesNotContain("router bgp");
    assertThat(middle.machine().execOk("ls /var/lib/ironkeel/before").text())
        .doesNotContain("routing");
  }
}
