package io.ironkeel.e2e.machines;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.agent.links.LinksSection;
import io.ironkeel.agent.links.Originals;
import io.ironkeel.agent.routes.RoutesSection;
import io.ironkeel.agent.section.SectionPlan;
import io.ironkeel.agent.section.Sections;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.network.Network;
import io.ironkeel.e2e.RunDirectory;
import io.ironkeel.e2e.lab.Lab;
import io.ironkeel.e2e.lab.LabTest;
import io.ironkeel.e2e.lab.Machine;
import io.ironkeel.e2e.lab.MachineSpec;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The agent's sections links and routes on a real kernel: from any network to any other nothing is
 * left to do, nothing of somebody else is lost, and a machine nobody configures any more is as it
 * was.
 */
@LabTest
class LinksIT {

  private static final long SEED = Long.getLong("ironkeel.seed", 0);
  private static final int FEW = 8;
  private static final int MANY = 150;

  /** Every so often nothing is wanted at all. */
  private static final int ROUND_TRIP = 4;

  private static Machine machine;
  private static LinksSection links;
  private static Sections sections;
  private static String before;

  @BeforeAll
  static void aMachineWithPortsAndThingsOfSomebodyElse(Lab lab) {
    machine = lab.addMachine(MachineSpec.named("links").agentStopped());
    lab.boot();
    var commands = new GuestCommands(machine);
    links =
        new LinksSection(commands, Originals.in(RunDirectory.empty(LinksIT.class, "originals")));
    sections = new Sections(List.of(links, new RoutesSection(commands, links::latest)));
    machine.execOk(
        """
        ip link add dummy7 type dummy; ip link set dummy7 up; ip address add 192.0.2.7/24 dev dummy7
        ip route add 198.51.100.0/24 via 192.0.2.1 proto static
        ip route add blackhole 198.51.101.0/24 table 100
        ip rule add priority 150 from 198.51.100.0/24 lookup 77
        ip link set vec1 mtu 1400; ip link set vec2 up
        """);
    before = ports();
  }

  @BeforeEach
  void nothingIsWanted() {
    converge(Network.NONE);
  }

  @Test
  void fromAnyNetworkToAnyOtherNothingIsLeftToDo() {
    walk(new Random(SEED), FEW);
  }

  @Test
  @Tag("all")
  void fromAnyNetworkToAnyOtherNothingIsLeftToDoInALongWalk() {
    walk(new Random(SEED + 1), MANY);
  }

  @Test
  void foreignPartsAreMissedByTheSameDetectorWhenTheyAreGone() {
    assertThat(foreignPartsThatAreGone()).isEmpty();
    machine.execOk("ip route delete 198.51.100.0/24; ip rule delete priority 150");
    assertThat(foreignPartsThatAreGone()).containsExactly("route", "rule");
    machine.execOk(
        "ip route add 198.51.100.0/24 via 192.0.2.1 proto static; ip rule add priority 150 from 198.51.100.0/24 lookup 77");
  }

  private static void walk(Random random, int steps) {
    for (var step = 1; step <= steps; step++) {
      var wanted = step % ROUND_TRIP == 0 ? Network.NONE : AnyNetwork.of(random, machine);
      converge(wanted);
      if (step % ROUND_TRIP == 0) {
        assertThat(ports()).as("seed %d, step %d", SEED, step).isEqualTo(before);
      }
    }
  }

  private static void converge(Network wanted) {
    var config =
        new MachineConfigSpec("hash", null, null, "vec0", wanted, null, null, null, null, null);
    var result = sections.converge(config);
    assertThat(result.unmet()).as("seed %d, wanted %s", SEED, wanted).isEmpty();
    assertThat(result.failures()).as("seed %d, wanted %s", SEED, wanted).isEmpty();
    assertThat(sections.plan(config).values())
        .as("seed %d, wanted %s", SEED, wanted)
        .flatExtracting(SectionPlan::actions)
        .isEmpty();
    assertThat(foreignPartsThatAreGone()).as("seed %d, wanted %s", SEED, wanted).isEmpty();
  }

  private static List<String> foreignPartsThatAreGone() {
    return machine
        .execOk(
            """
            ip address show dev dummy7 | grep -q 'inet 192.0.2.7/24' || echo address
            ip route show 198.51.100.0/24 | grep -q 'via 192.0.2.1' || echo route
            ip route show table 100 | grep -q 198.51.101.0/24 || echo blackhole
            ip rule show | grep -q '^150:' || echo rule
            ip address show dev vec0 | grep -q 'inet %s/24' || echo management
            """
                .formatted(machine.address()))
        .text()
        .lines()
        .toList();
  }

  /** What a port is like for those who use it; counters and what the kernel derives are not. */
  private static String ports() {
    return links.load().stream()
        .filter(link -> link.name().startsWith("vec"))
        .map(
            link ->
                "%s %s mtu %d up %s master %s"
                    .formatted(
                        link.name(), link.otherNames(), link.mtu(), link.up(), link.master()))
        .reduce("", (all, line) -> all + line + "\n");
  }
}
