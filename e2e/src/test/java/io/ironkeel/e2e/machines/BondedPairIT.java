package io.ironkeel.e2e.machines;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.RunDirectory;
import io.ironkeel.e2e.cluster.ControlPlane;
import io.ironkeel.e2e.lab.Cable;
import io.ironkeel.e2e.lab.Lab;
import io.ironkeel.e2e.lab.LabTest;
import io.ironkeel.e2e.lab.Machine;
import io.ironkeel.e2e.product.Hosts;
import io.ironkeel.e2e.product.Rack;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The example bonded-pair on two kernels: two cables that work as one, a VLAN and a bridge on them,
 * routes and a rule; what a cable or a person takes away comes back, and what the Host no longer
 * names is as it was.
 */
@LabTest
class BondedPairIT {

  private static final String FIRST = "server-1";

  /** Repaired by itself in seconds, not by the sweep every two minutes. */
  private static final Duration SECONDS = Duration.ofSeconds(30);

  /** Of each port: its MTU, whether it is set up, and how many second names it has. */
  private static final String PORTS =
      """
      for port in vec1 vec2 vec3; do
        echo $port $(cat /sys/class/net/$port/mtu) $(($(cat /sys/class/net/$port/flags) & 1)) \
          $(ip link show dev $port | grep -c altname)
      done
      """;

  private static KubernetesClient client;
  private static ControlPlane cluster;
  private static Lab lab;
  private static Rack rack;
  private static Machine server;
  private static String before;

  @BeforeAll
  static void powerOnTheRack(ControlPlane started, Lab opened) {
    cluster = started;
    lab = opened;
    client = started.admin();
    rack =
        new Rack(
            Artifacts.fromEnvironment(),
            "bonded-pair",
            cluster,
            lab,
            RunDirectory.empty(BondedPairIT.class, "rack"));
    rack.installCharts();
    rack.startOperators();
    rack.apply(rack.folder());
    rack.bootMachines();
    server = rack.machine(FIRST);
    // Without a token no agent has changed anything yet.
    server.execOk("ip link set vec1 mtu 1400; ip link set vec2 up");
    before = server.execOk(PORTS).text();
    rack.issueCredentials();
    rack.plan().machines().forEach(machine -> Hosts.awaitReady(client, machine));
  }

  @AfterAll
  static void endTheOperators() {
    rack.close();
  }

  /** Every test begins with the example as it is committed, and both cables in use. */
  @BeforeEach
  void restoreTheExample() {
    rack.apply(rack.folder());
    rack.plan().machines().forEach(machine -> Hosts.awaitReady(client, machine));
    Await.until("both cables in one aggregator", BondedPairIT::assertBothCablesAreUsed);
  }

  @Test
  void thePortsWorkAsOneAndCarryAVlanAndABridge() {
    var links = Links.of(server);
    assertThat(links.mtuOf("vec2")).isEqualTo(9000);
    assertThat(links.masterOf("guests")).isEqualTo("br0");
    server.execOk("ip link show dev uplink-b");
    Await.until(
        "jumbo ping over the storage VLAN",
        () -> server.execOk("ping -c 1 -W 2 -M do -s 8972 10.1.0.2"));
    Await.until("ping over the bridge", () -> server.execOk("ping -c 1 -W 2 10.2.0.2"));
    assertThat(text("ip route get 10.8.1.1")).contains("via 10.1.0.2 dev storage");
    assertThat(text("ip route get 192.0.2.1 from 10.2.0.1")).contains("via 10.2.0.2 dev br0");
  }

  @Test
  void aPulledCableDoesNotStopTheTraffic() {
    Await.until("ping", () -> server.execOk("ping -c 1 -W 2 10.1.0.2"));
    server.execOk("ping -q -i 0.2 -c 40 -W 1 10.1.0.2 >/tmp/ping 2>&1 &");
    lab.cables().getFirst().cut();
    Await.until(
        "the end of the pings", () -> assertThat(text("cat /tmp/ping")).contains("received"));
    var lost = text("sed -n 's/.* \\([0-9.]*\\)% packet loss.*/\\1/p' /tmp/ping");
    assertThat(Double.parseDouble(lost)).as("per cent lost").isLessThan(50);
    assertThat(server.exec("ping -c 3 -i 0.2 -W 2 10.1.0.2").succeeded()).isTrue();

    lab.cables().getLast().cut();
    assertThat(server.exec("ping -c 1 -W 1 10.1.0.2").succeeded())
        .as("the same ping without any cable")
        .isFalse();
    lab.cables().forEach(Cable::plug);
    Await.until("ping", () -> server.execOk("ping -c 1 -W 2 10.1.0.2"));
  }

  @Test
  void whatIsTakenAwayByHandComesBackWithinSeconds() {
    server.execOk(
        """
        ip route delete 10.8.0.0/16; ip -6 route delete 2001:db8:8::/48; ip rule delete priority 1000
        """);
    Await.until("routes and rule", SECONDS, BondedPairIT::assertRoutesAndRule);
    server.execOk("ip link set guests nomaster; ip link set vec2 nomaster");
    server.execOk("ip link property del dev vec2 altname uplink-b");
    Await.until(
        "port, member and name",
        SECONDS,
        () -> {
          assertThat(Links.of(server).masterOf("guests")).isEqualTo("br0");
          assertThat(Links.of(server).masterOf("vec2")).isEqualTo("bond0");
          server.execOk("ip link show dev uplink-b");
        });
    server.execOk("ip link delete bond0");
    Await.until(
        "all that was on the bond",
        SECONDS,
        () -> {
          assertThat(Links.of(server).addressesOf("storage"))
              .contains("10.1.0.1/24", "2001:db8:1::1/64");
          assertThat(Links.of(server).masterOf("guests")).isEqualTo("br0");
          assertRoutesAndRule();
        });
  }

  @Test
  void thePortThatShallBeSilentIsLeftOutByLldp() {
    assertThat(text("lldpcli -f json0 show configuration")).contains("*,!vec3");
    Await.until(
        "the neighbour",
        () -> assertThat(text("lldpcli -f json0 show neighbors ports vec1")).contains("server-2"));
  }

  @Test
  void whatIsNoLongerNamedIsAsItWas() {
    server.execOk(
        "ip link add link vec4 name foreign type vlan id 7; ip route add 198.51.100.0/24 dev vec0");
    cluster
        .kubectl(
            "patch",
            "host",
            FIRST,
            "--type=json",
            "-p",
            "[{\"op\": \"remove\", \"path\": \"/spec/network\"}]")
        .orThrow();
    Hosts.awaitReady(client, FIRST);
    assertThat(Links.of(server).has("bond0")).isFalse();
    assertThat(Links.of(server).has("br0")).isFalse();
    assertThat(text("ip rule show")).doesNotContain("1000:");
    assertThat(Links.of(server).has("foreign")).isTrue();
    assertThat(text("ip route show 198.51.100.0/24")).contains("vec0");
    server.execOk("ip link delete foreign; ip route delete 198.51.100.0/24");
    assertThat(text("ls /var/lib/ironkeel/originals")).isEmpty();
    assertThat(text(PORTS)).isEqualTo(before);
  }

  private static void assertRoutesAndRule() {
    assertThat(text("ip route show 10.8.0.0/16")).contains("10.1.0.2");
    assertThat(text("ip -6 route show 2001:db8:8::/48")).contains("2001:db8:1::2");
    assertThat(text("ip rule show")).contains("1000:");
  }

  private static void assertBothCablesAreUsed() {
    var links = Links.of(server);
    assertThat(links.aggregatorOf("vec1")).isEqualTo(links.aggregatorOf("vec2"));
    assertThat(links.bondPortsOf("bond0")).isEqualTo(2);
  }

  private static String text(String script) {
    return server.execOk(script).text();
  }
}
