package io.ironkeel.e2e.machines;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.e2e.cluster.ControlPlane;
import io.ironkeel.e2e.lab.Lab;
import io.ironkeel.e2e.lab.LabTest;
import io.ironkeel.e2e.machines.SystemCalls.Boundary;
import io.ironkeel.e2e.product.Hosts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The agent is killed before system calls of a change, there and back; what it was killed in is
 * undone and done again, and the end is the same as if nothing had happened. The system calls are
 * those of a change without a kill, traced in the same guest.
 */
@LabTest
class AgentKillsIT {

  private static final int SAMPLE = 10;

  private static TwoServers servers;
  private static SystemCalls calls;

  /** There and back: each has its own system calls and its own end. */
  private enum Change {
    THERE(
        """
        {"network": {"ethernets": [{"name": "vec1", "mtuBytes": 4000,
                                    "addresses": ["10.0.12.1/24", "10.0.12.11/24", "2001:db8:12::1/64"]}],
                     "vlans": [{"name": "storage", "link": "vec1", "id": 100, "mtuBytes": 2000,
                                "addresses": ["10.1.0.1/24"]}]}}
        """),
    BACK(
        """
        {"network": {"ethernets": [{"name": "vec1", "mtuBytes": 9000, "addresses": ["10.0.12.1/24"]}],
                     "vlans": null}}
        """);

    private final String spec;

    Change(String spec) {
      this.spec = spec;
    }
  }

  /** What a person would compare: the kernel, what is confirmed, and that nothing is left over. */
  private record End(KernelState kernel, String disk) {

    static End now() {
      return new End(
          servers.kernel(),
          servers
              .server()
              .execOk(
                  "cd /var/lib/ironkeel; grep hash: configs/base.yaml; find journal attempts incomplete -type f 2>/dev/null || true")
              .text());
    }
  }

  private record Kill(Change change, Boundary boundary) {}

  @BeforeAll
  static void powerOn(ControlPlane cluster, Lab lab) {
    servers = TwoServers.powerOn(AgentKillsIT.class, cluster, lab);
    calls = new SystemCalls(servers.server());
  }

  @AfterAll
  static void end() {
    servers.close();
  }

  @Test
  void killedAtTenOfItsSystemCallsTheAgentEndsWhereItWouldHave() {
    var there = clean(Change.THERE);
    var back = clean(Change.BACK);
    var all = kills(there, back);
    assertThat(all).hasSizeGreaterThan(2 * SAMPLE);
    assertThat(carryOut(mixed(all), SAMPLE, there, back)).hasSize(SAMPLE);
    theDetectorSeesADifference(Change.BACK.equals(last) ? back.end() : there.end());
  }

  @Test
  @Tag("all")
  void killedAtNineOfTenOfItsSystemCallsTheAgentEndsWhereItWouldHave() {
    var there = clean(Change.THERE);
    var back = clean(Change.BACK);
    var all = kills(there, back);
    var done = carryOut(all, all.size(), there, back);
    System.out.printf("measured: killed at %d of %d boundaries%n", done.size(), all.size());
    assertThat(done.size()).isGreaterThanOrEqualTo(Math.ceilDiv(all.size() * 9, 10));
  }

  private static Change last;

  private record Clean(Change change, List<Boundary> boundaries, End end) {}

  /** A change without a kill. */
  private static Clean clean(Change change) {
    calls.watch();
    become(change);
    var boundaries = calls.passed();
    return new Clean(change, boundaries, End.now());
  }

  private static List<Kill> kills(Clean there, Clean back) {
    var all = new ArrayList<Kill>();
    for (var clean : List.of(there, back)) {
      clean.boundaries().forEach(boundary -> all.add(new Kill(clean.change(), boundary)));
    }
    return all;
  }

  /** In random order, but of every kind of call in turn: some are much more frequent. */
  private static List<Kill> mixed(List<Kill> kills) {
    var random = new ArrayList<>(kills);
    Collections.shuffle(random, new Random(Long.getLong("ironkeel.seed", 0)));
    var seen = new HashMap<String, Integer>();
    var turns = new HashMap<Kill, Integer>();
    random.forEach(kill -> turns.put(kill, seen.merge(kill.boundary().call(), 1, Integer::sum)));
    random.sort(Comparator.comparing(turns::get));
    return random;
  }

  /**
   * Goes there and back with a kill each time, until enough kills have happened; one that did not
   * happen does not count.
   */
  private static Set<Kill> carryOut(List<Kill> kills, int enough, Clean there, Clean back) {
    var done = new HashSet<Kill>();
    var left = new ArrayList<>(kills);
    var next = there;
    while (done.size() < enough && !left.isEmpty()) {
      var change = next.change();
      var kill = left.stream().filter(candidate -> candidate.change() == change).findFirst();
      if (kill.isEmpty()) {
        become(change);
      } else {
        left.remove(kill.get());
        calls.killAt(kill.get().boundary());
        become(change);
        if (calls.hasKilled()) {
          done.add(kill.get());
        }
        calls.end();
        System.out.printf(
            "%s: %s%n", kill.get(), done.contains(kill.get()) ? "killed" : "not killed");
        assertThat(End.now()).as("after %s", kill.get()).isEqualTo(next.end());
      }
      next = next == there ? back : there;
    }
    return done;
  }

  private static void become(Change change) {
    servers.patchSpec(change.spec);
    Hosts.awaitReady(servers.client(), TwoServers.FIRST);
    last = change;
  }

  private static void theDetectorSeesADifference(End expected) {
    assertThat(End.now()).isEqualTo(expected);
    servers.server().execOk("ip address add 192.0.2.1/32 dev vec1");
    assertThat(End.now()).isNotEqualTo(expected);
    servers.server().execOk("ip address delete 192.0.2.1/32 dev vec1");
    servers.server().execOk("touch /var/lib/ironkeel/journal/left.yaml");
    assertThat(End.now()).isNotEqualTo(expected);
    servers.server().execOk("rm /var/lib/ironkeel/journal/left.yaml");
    assertThat(End.now()).isEqualTo(expected);
  }
}
