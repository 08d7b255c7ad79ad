package io.ironkeel.operators.fabric;

import io.ironkeel.api.condition.Condition;
import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.fabric.FabricSpec;
import io.ironkeel.api.machine.Machine;
import io.ironkeel.api.rollout.Rollout;
import io.ironkeel.api.switches.SwitchCondition;
import io.ironkeel.operators.kubernetes.RetryRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers how the machines of a fabric stand while a change is on its way. */
final class RolloutWatch {

  private static final Condition UNKNOWN =
      new Condition(
          SwitchCondition.ROUTING_CONVERGED,
          "Unknown",
          "Unknown",
          "Nothing is known of its routing.",
          null,
          Instant.EPOCH.toString());

  private final FabricView view;
  private final FabricHistory history;
  private final Rollout rollout;
  private final Clock clock;
  private final FabricFacts facts;
  private final Map<String, Integer> waves = new HashMap<>();
  private final List<String> reached;

  RolloutWatch(FabricView view, FabricHistory history, Rollout rollout, Clock clock) {
    this.view = view;
    this.history = history;
    this.rollout = rollout;
    this.clock = clock;
    // Not as the view has it: that may not know yet how far this Rollout has come.
    this.reached = FabricHistory.reached(rollout, wave());
    this.facts = new FabricFacts(view, (fabric, machine) -> Optional.of(settings(machine)));
    for (var wave : rollout.getSpec().waves()) {
      wave.machines().forEach(machine -> waves.put(machine, wave.sequence()));
    }
  }

  RolloutFacts facts() {
    return new RolloutFacts(
        rollout.getMetadata().getName(),
        rollout.getSpec(),
        FabricHistory.statusOf(rollout),
        history.supersedes(rollout),
        RetryRequest.of(rollout),
        view.membersOf(rollout.getSpec().fabric()).map(this::machine).toList(),
        clock.instant());
  }

  private int wave() {
    return FabricHistory.statusOf(rollout).wave();
  }

  private FabricSpec settings(String machine) {
    return (reached.contains(machine) ? rollout.getSpec().to() : rollout.getSpec().from()).spec();
  }

  private RolloutMachine machine(Machine machine) {
    var name = machine.getMetadata().getName();
    var wave = waves.getOrDefault(name, 0);
    var conditions =
        machine.getStatus() == null ? List.<Condition>of() : machine.getStatus().conditions();
    var shown = Conditions.find(conditions, SwitchCondition.ROUTING_CONVERGED).orElse(UNKNOWN);
    var present = isChanging(wave) ? planned(machine, shown) : shown;
    return new RolloutMachine(
        name,
        wave,
        RolloutMachine.health(present, Conditions.isTrue(conditions, "AgentConnected")),
        present.message(),
        Instant.parse(present.lastTransitionTime()));
  }

  /** The last wave that was changed, or brought back: what is shown of it may be from before. */
  private boolean isChanging(int wave) {
    return wave > 0 && (wave == wave() || wave == wave() + 1);
  }

  private Condition planned(Machine machine, Condition shown) {
    var place = Place.of(machine);
    var plan =
        MemberPlanner.plan(
            facts.member(place, facts.numbersOf(place)),
            facts.numbers(place).flatMap(Numbering.Result::problem),
            FabricChanges.enrolled(machine));
    return Conditions.find(
            Conditions.follow(
                List.of(shown), plan.conditions(), machine.getMetadata().getGeneration(), clock),
            SwitchCondition.ROUTING_CONVERGED)
        .orElse(shown);
  }
}
