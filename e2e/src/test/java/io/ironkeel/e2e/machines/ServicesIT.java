package io.ironkeel.e2e.machines;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.machine.MachineReason;
import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.RunDirectory;
import io.ironkeel.e2e.cluster.ControlPlane;
import io.ironkeel.e2e.lab.Lab;
import io.ironkeel.e2e.lab.LabTest;
import io.ironkeel.e2e.lab.Machine;
import io.ironkeel.e2e.product.Hosts;
import io.ironkeel.e2e.product.Rack;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The example time-and-names on two kernels: a clock that follows the other machine's, a name, DNS,
 * static hosts and kernel parameters; what somebody changes by hand is repaired, and what the Host
 * no longer names becomes what it was.
 */
@LabTest
class ServicesIT {

  private static final String SERVER = "server-2";

  /** Repaired by itself in seconds, not by the sweep every two minutes. */
  private static final Duration SECONDS = Duration.ofSeconds(30);

  /** Everything the agent may have changed, byte for byte, as a person would look at it. */
  private static final String LOOK =
      """
      for file in /etc/hostname /etc/hosts /etc/resolv.conf /etc/chrony/chrony.conf; do
        echo "== $file"; base64 "$file" 2>&1
      done
      ls /etc/chrony/conf.d /etc/chrony/sources.d /etc/sysctl.d
      hostname
      cat /proc/sys/net/core/somaxconn /proc/sys/net/ipv4/tcp_rmem /proc/sys/vm/swappiness
      """;

  private static ControlPlane cluster;
  private static KubernetesClient client;
  private static Rack rack;
  private static Machine server;
  private static String before;

  @BeforeAll
  static void powerOnTheRack(ControlPlane started, Lab lab) {
    cluster = started;
    client = started.admin();
    rack =
        new Rack(
            Artifacts.fromEnvironment(),
            "time-and-names",
            cluster,
            lab,
            RunDirectory.empty(ServicesIT.class, "rack"));
    rack.installCharts();
    rack.startOperators();
    rack.apply(rack.folder());
    rack.bootMachines();
    server = rack.machine(SERVER);
    // Without a token no agent has changed anything yet.
    server.execOk(
        """
        printf '127.0.0.1\\tlocalhost\\n192.0.2.9 somebody-elses' >/etc/hosts
        printf 'nameserver 192.0.2.53\\noptions edns0\\n' >/etc/resolv.conf
        date -s '+10 minutes'
        """);
    before = server.execOk(LOOK).stdout();
    serveTime(rack.machine("server-1"));
    rack.issueCredentials();
    rack.plan().machines().forEach(machine -> Hosts.awaitReady(client, machine));
  }

  private static void serveTime(Machine machine) {
    machine.execOk(
        """
        printf 'local stratum 8\\nallow 10.0.12.0/24\\n' >/etc/chrony/conf.d/lab.conf
        service chrony restart
        """);
  }

  @AfterAll
  static void endTheOperators() {
    rack.close();
  }

  /** Every test begins with the example as it is committed. */
  @BeforeEach
  void restoreTheExample() {
    rack.apply(rack.folder());
    Hosts.awaitReady(client, SERVER);
  }

  @Test
  void theMachineHasWhatTheHostSays() {
    assertEverythingIsApplied();
    assertThat(text("cat /etc/sysctl.d/90-ironkeel.conf"))
        .contains("net.core.somaxconn = 8192", "net.ipv4.tcp_rmem = 4096 131072 8388608");
    assertThat(text("cat /etc/resolv.conf")).contains("options edns0").doesNotContain("192.0.2.53");
    assertThat(text("cat /etc/hosts")).endsWith("127.0.0.1\tlocalhost\n192.0.2.9 somebody-elses");
    assertThat(text("getent hosts time.example.net")).startsWith("10.0.12.1");
    assertThat(text("stat -c %a /etc/hosts /etc/sysctl.d/90-ironkeel.conf").lines())
        .containsOnly("644");
  }

  @Test
  void theClockFollowsTheSource() {
    awaitTheClock();
    // It began ten minutes ahead.
    assertThat(clockOf(server) - clockOf(rack.machine("server-1"))).isBetween(-5L, 5L);
  }

  @Test
  void whatIsChangedByHandIsRepairedInSeconds() {
    server.execOk(
        """
        sysctl -q -w net.core.somaxconn=128
        hostname another
        echo another >/etc/hostname
        echo 'nameserver 192.0.2.66' >/etc/resolv.conf
        sed -i 's/10.0.12.1 time/192.0.2.66 time/' /etc/hosts
        rm /etc/chrony/sources.d/ironkeel.sources /etc/sysctl.d/90-ironkeel.conf
        """);
    Await.until("everything as it was", SECONDS, ServicesIT::assertEverythingIsApplied);
    Hosts.awaitReady(client, SERVER);
  }

  @Test
  void aParameterChangedByHandIsRepairedWithoutAnyOtherEvent() {
    server.execOk("sysctl -q -w net.core.somaxconn=128");
    Await.until(
        "the parameter",
        SECONDS,
        () -> assertThat(text("cat /proc/sys/net/core/somaxconn")).isEqualTo("8192"));
  }

  @Test
  void aChronyThatIsKilledIsStartedAndTheLogSaysSo() {
    awaitTheClock();
    var restarts = restarts();
    server.execOk("kill -9 $(cat /run/chrony/chronyd.pid)");
    Await.until("chrony", SECONDS, ServicesIT::assertTheClockFollows);
    assertThat(restarts()).isGreaterThan(restarts);
    server.execOk("service chrony stop");
    Await.until("chrony", SECONDS, ServicesIT::assertTheClockFollows);
    Hosts.awaitReady(client, SERVER);
  }

  @Test
  void aChronyThatIsGoneIsNamedUntilItIsBack() {
    server.execOk("mv /usr/sbin/chronyd /usr/sbin/away; kill -9 $(cat /run/chrony/chronyd.pid)");
    var stalled = awaitStalled();
    server.execOk("mv /usr/sbin/away /usr/sbin/chronyd; touch /etc/hosts");
    assertThat(stalled).contains("install the Debian package chrony");
    Hosts.awaitReady(client, SERVER);
    awaitTheClock();
  }

  /** A minute of silence: too long for every landing. */
  @Test
  @Tag("all")
  void aSourceThatFellSilentIsNamedUntilItAnswers() {
    awaitTheClock();
    var source = rack.machine("server-1");
    source.execOk("service chrony stop");
    Await.until(
        "eight questions without an answer, and a daemon that is old enough",
        () -> {
          server.execOk("touch /etc/hosts");
          assertThat(message(Conditions.STALLED))
              .contains("10.0.12.1 did not answer the last 8 questions");
        });
    source.execOk("service chrony start");
    Await.until("an answer", () -> assertThat(reach()).isPositive());
    server.execOk("touch /etc/hosts");
    Hosts.awaitReady(client, SERVER);
  }

  @Test
  void aParameterTheKernelLacksAndAValueItRefusesAreNamedAndTheRestIsApplied() {
    patch(
        """
        [{"op": "add", "path": "/spec/sysctls/-", "value": {"name": "kernel.numa_balancing", "value": "0"}},
         {"op": "replace", "path": "/spec/sysctls/0/value", "value": "9000"}]
        """);
    assertThat(awaitStalled())
        .contains("sysctl kernel.numa_balancing is not known to this machine's kernel");
    assertThat(text("cat /proc/sys/net/core/somaxconn")).isEqualTo("9000");
    patch(
        """
        [{"op": "replace", "path": "/spec/sysctls", "value": [{"name": "vm.swappiness", "value": "1000"}]}]
        """);
    Await.until(
        "the refusal",
        () -> {
          var host = Hosts.get(client, SERVER);
          assertThat(Hosts.condition(host, Conditions.RECONCILING))
              .hasValueSatisfying(
                  condition -> {
                    assertThat(condition.reason()).isEqualTo(MachineReason.APPLY_FAILED);
                    assertThat(condition.message()).contains("sysctl -w vm.swappiness=1000");
                  });
        });
  }

  @Test
  void whatIsNoLongerNamedIsAsItWasBefore() {
    patch(
        Stream.of("time", "names", "sysctls")
            .map("{\"op\": \"remove\", \"path\": \"/spec/%s\"}"::formatted)
            .toList()
            .toString());
    Hosts.awaitReady(client, SERVER);
    assertThat(server.execOk(LOOK).stdout()).isEqualTo(before);
    assertThat(text("ls /var/lib/ironkeel/before")).isEmpty();
    assertThat(text("chronyc -c -N sources -a")).doesNotContain("10.0.12.1").contains("pool");
  }

  private static void assertEverythingIsApplied() {
    assertThat(text("cat /proc/sys/net/core/somaxconn /proc/sys/vm/swappiness"))
        .isEqualTo("8192\n10");
    assertThat(text("cat /proc/sys/net/ipv4/tcp_rmem")).isEqualTo("4096\t131072\t8388608");
    assertThat(text("test -s /etc/sysctl.d/90-ironkeel.conf && hostname; cat /etc/hostname"))
        .isEqualTo("server-2.example.net\nserver-2.example.net");
    assertThat(text("cat /etc/resolv.conf")).contains("search example.net\nnameserver 10.0.12.1\n");
    assertThat(text("cat /etc/hosts")).contains("10.0.12.1 time.example.net time\n");
    assertThat(text("chronyc -c -N sources -a")).contains(",10.0.12.1,").doesNotContain("pool");
    assertThat(text("cat /etc/chrony/sources.d/ironkeel.sources")).contains("server 10.0.12.1 ");
  }

  private static void awaitTheClock() {
    Await.until("a clock that follows its source", ServicesIT::assertTheClockFollows);
  }

  private static void assertTheClockFollows() {
    assertThat(text("chronyc -c -n sources")).startsWith("^,*,10.0.12.1,");
    assertThat(text("chronyc -c -n tracking")).contains(",10.0.12.1,9,").endsWith(",Normal");
  }

  private static long reach() {
    return Long.parseLong(text("chronyc -c -n sources").split(",")[5]);
  }

  private static long clockOf(Machine machine) {
    return Long.parseLong(machine.execOk("date +%s").text());
  }

  private static long restarts() {
    return server.agentLog().lines().filter(line -> line.contains("restart chrony")).count();
  }

  private static String awaitStalled() {
    Hosts.awaitTrue(client, SERVER, Conditions.STALLED);
    return message(Conditions.STALLED);
  }

  private static String message(String type) {
    return Hosts.condition(Hosts.get(client, SERVER), type).orElseThrow().message();
  }

  private static void patch(String operations) {
    cluster.kubectl("patch", "host", SERVER, "--type=json", "-p", operations).orThrow();
  }

  private static String text(String script) {
    return server.execOk(script).text();
  }
}
