package io.ironkeel.agent.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.api.network.Ethernet;
import io.ironkeel.api.network.Network;
import io.ironkeel.api.network.Vlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * From any configuration to any other: once the plan is carried out, there is nothing left to plan.
 */
class LinkPlannerPropertyTest {

  private static final long SEED = Long.getLong("ironkeel.seed", 0);
  private static final List<String> PORTS = List.of("vec1", "vec2", "vec3");

  @RepeatedTest(200)
  void aPlanThatWasCarriedOutLeavesNothingToDo(RepetitionInfo repetition) {
    var seed = SEED + repetition.getCurrentRepetition();
    var random = new Random(seed);
    var kernel = new ModelKernel(PORTS);
    for (var step = 0; step < 4; step++) {
      var wanted = anyNetwork(random);
      var plan = LinkPlanner.plan(wanted, "vec0", kernel.links());
      plan.actions().forEach(kernel::carryOut);
      assertThat(plan.unmet()).isEmpty();
      assertThat(LinkPlanner.plan(wanted, "vec0", kernel.links()).actions())
          .as("seed %d, wanted %s", seed, wanted)
          .isEmpty();
    }
  }

  private static Network anyNetwork(Random random) {
    var ethernets =
        PORTS.stream()
            .filter(port -> random.nextInt(4) > 0)
            .map(
                port ->
                    new Ethernet(
                        port,
                        null,
                        4000 + random.nextInt(5000),
                        null,
                        addresses(random, PORTS.indexOf(port))))
            .toList();
    var vlans = new ArrayList<Vlan>();
    for (var ethernet : ethernets) {
      IntStream.range(0, random.nextInt(4))
          .mapToObj(
              index ->
                  new Vlan(
                      "v" + ethernet.name() + index,
                      ethernet.name(),
                      index * 10 + 1 + random.nextInt(3),
                      1300 + random.nextInt(2000),
                      addresses(random, 10 * (1 + PORTS.indexOf(ethernet.name())) + index)))
          .forEach(vlans::add);
    }
    return new Network(ethernets, null, vlans, null, null, null, null);
  }

  private static List<String> addresses(Random random, int network) {
    return IntStream.range(0, random.nextInt(3))
        .mapToObj(host -> "10.%d.%d.%d/24".formatted(network, host, 1 + random.nextInt(9)))
        .toList();
  }
}
