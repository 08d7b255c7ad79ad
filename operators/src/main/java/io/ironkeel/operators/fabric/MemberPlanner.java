package io.ironkeel.operators.fabric;

import io.ironkeel.api.fabric.FabricMembership;
import io.ironkeel.api.fabric.FabricPort;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import java.util.List;
import java.util.Optional;

/** Decides, from facts alone, a machine's routing and what its status says of it. */
final class MemberPlanner {

  private MemberPlanner() {}

  /**
   * The plan of a machine.
   *
   * @param problem why it cannot have all of its numbers
   * @param enrolled whether the machine that reports is the one that is declared
   */
  static MemberPlan plan(MemberFacts facts, Optional<LinkFinding> problem, boolean enrolled) {
    if (!facts.takesPart()) {
      return new MemberPlan(Optional.empty(), facts.config().isPresent(), null, List.of());
    }
    var situation = new MemberSituation(facts, problem, enrolled);
    var config =
        situation.finding().isPresent() || !enrolled
            ? Optional.<MachineConfigSpec>empty()
            : facts
                .fabric()
                .map(fabric -> RoutingCompiler.compile(facts, fabric).withRetry(facts.retry()));
    return new MemberPlan(
        config.filter(wanted -> !facts.config().filter(wanted::equals).isPresent()),
        false,
        membership(situation),
        new MemberConditions(situation, config).all());
  }

  private static FabricMembership membership(MemberSituation situation) {
    var facts = situation.facts();
    return new FabricMembership(
        facts.numbers().asn(),
        facts.numbers().loopbacks(),
        situation.neighbours().size(),
        (int) situation.neighbours().stream().filter(situation::established).count(),
        facts.ports().stream().limit(FabricMembership.PORTS_MAX).map(MemberPlanner::port).toList());
  }

  private static FabricPort port(Port port) {
    return new FabricPort(
        port.end().port(),
        port.cable().link(),
        port.far().toString(),
        port.here().flatMap(cabling -> cabling.seen(port.far())).orElse(null),
        port.cabled());
  }
}
