package io.ironkeel.agent.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.api.network.Bond;
import io.ironkeel.api.network.Bridge;
import io.ironkeel.api.network.Ethernet;
import io.ironkeel.api.network.Network;
import io.ironkeel.api.network.Vlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * From any configuration to any other: the kernel refuses nothing of the plan, once it is carried
 * out there is nothing left to plan, and a machine nobody configures any more is as it was.
 */
class LinkPlannerPropertyTest {

  private static final long SEED = Long.getLong("ironkeel.seed", 0);
  private static final List<String> PORTS = List.of("vec1", "vec2", "vec3", "vec4");

  /** What a port is set down for costs it its IPv6 addresses, which only the next look shows. */
  private static final int ROUNDS = 2;

  @RepeatedTest(500)
  void aPlanThatWasCarriedOutLeavesNothingToDo(RepetitionInfo repetition) {
    var seed = SEED + repetition.getCurrentRepetition();
    var random = new Random(seed);
    var kernel = new ModelKernel(PORTS);
    for (var step = 0; step < 5; step++) {
      converge(kernel, anyNetwork(random), seed);
    }
  }

  @RepeatedTest(100)
  void aMachineNobodyConfiguresAnyMoreIsAsItWas(RepetitionInfo repetition) {
    var seed = SEED + repetition.getCurrentRepetition();
    var random = new Random(seed);
    var kernel = new ModelKernel(PORTS);
    var before = kernel.links();
    for (var step = 0; step < 3; step++) {
      converge(kernel, anyNetwork(random), seed);
    }
    converge(kernel, Network.NONE, seed);
    assertThat(kernel.links()).as("seed %d", seed).isEqualTo(before);
    assertThat(kernel.originals()).as("seed %d", seed).isEmpty();
  }

  private static void converge(ModelKernel kernel, Network wanted, long seed) {
    for (var round = 0; round < ROUNDS; round++) {
      var plan = LinkPlanner.plan(wanted, "vec0", kernel.links(), kernel.originals());
      assertThat(plan.unmet()).as("seed %d, wanted %s", seed, wanted).isEmpty();
      plan.actions().forEach(kernel::carryOut);
    }
    assertThat(LinkPlanner.plan(wanted, "vec0", kernel.links(), kernel.originals()).actions())
        .as("seed %d, wanted %s", seed, wanted)
        .isEmpty();
  }

  /** Some ports on their own, some in a bond, some in a bridge, and VLANs on the first two. */
  private static Network anyNetwork(Random random) {
    var ethernets = new ArrayList<Ethernet>();
    var bonds = new ArrayList<Bond>();
    var vlans = new ArrayList<Vlan>();
    var bridges = new ArrayList<Bridge>();
    var shuffled = new ArrayList<>(PORTS);
    Collections.shuffle(shuffled, random);
    var inBond = random.nextBoolean() ? random.nextInt(3) : 0;
    var members = new ArrayList<String>();
    var bridged = new ArrayList<String>();
    for (var port : shuffled) {
      var index = PORTS.indexOf(port);
      var byMac = random.nextInt(3) == 0;
      var name = byMac && random.nextInt(4) > 0 ? "lan" + (random.nextInt(2) * 10 + index) : port;
      var role = members.size() < inBond ? 0 : 1 + random.nextInt(3);
      if (role == 3) {
        continue;
      }
      var plain = role == 1;
      ethernets.add(
          new Ethernet(
              name,
              byMac ? ModelKernel.macOf(port) : null,
              4000 + random.nextInt(5000),
              null,
              plain ? addresses(random, index) : List.of()));
      if (role == 0) {
        members.add(name);
      } else if (plain) {
        vlans.addAll(vlans(random, name, index));
      } else {
        bridged.add(name);
      }
    }
    if (!members.isEmpty()) {
      var lacp = random.nextBoolean();
      bonds.add(
          new Bond(
              "bond0",
              lacp ? Bond.Mode.LACP : Bond.Mode.ACTIVE_BACKUP,
              members,
              lacp || random.nextBoolean() ? null : members.get(random.nextInt(members.size())),
              100 + random.nextInt(2) * 100,
              Bond.TransmitHashPolicy.values()[random.nextInt(3)],
              4000 + random.nextInt(5000),
              addresses(random, 9)));
      vlans.addAll(vlans(random, "bond0", 5));
    }
    vlans.stream()
        .filter(vlan -> vlan.addresses().isEmpty() && random.nextBoolean())
        .map(Vlan::name)
        .forEach(bridged::add);
    if (random.nextInt(4) > 0) {
      bridges.add(
          new Bridge(
              "br0",
              bridged,
              random.nextBoolean(),
              1300 + random.nextInt(3000),
              addresses(random, 8)));
    }
    return new Network(ethernets, bonds, vlans, bridges, null, null, null);
  }

  private static List<Vlan> vlans(Random random, String link, int index) {
    return IntStream.range(0, random.nextInt(4))
        .mapToObj(
            number ->
                new Vlan(
                    "v%d.%d".formatted(index, number),
                    link,
                    number * 10 + 1 + random.nextInt(3),
                    1300 + random.nextInt(2000),
                    addresses(random, 20 + 10 * index + number)))
        .toList();
  }

  private static List<String> addresses(Random random, int network) {
    return IntStream.range(0, random.nextInt(3))
        .mapToObj(
            host ->
                random.nextBoolean()
                    ? "10.%d.%d.%d/24".formatted(network, host, 1 + random.nextInt(9))
                    : "2001:db8:%d:%d::%d/64".formatted(network, host, 1 + random.nextInt(9)))
        .toList();
  }
}
