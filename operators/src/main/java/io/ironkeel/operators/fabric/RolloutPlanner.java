package io.ironkeel.operators.fabric;

import io.ironkeel.api.condition.Condition;
import io.ironkeel.api.condition.ConditionDraft;
import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.rollout.RolloutReason;
import io.ironkeel.api.rollout.RolloutStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides, from facts alone, whether a change goes on to its next wave, halts, or goes back. What
 * was decided before is in the Rollout's status, so that any operator can go on.
 *
 * @param watched so long all machines must be well after a wave: what a change breaks may show late
 */
record RolloutPlanner(RolloutFacts facts, Duration watched) {

  RolloutStep step() {
    var begun = begun();
    if (facts.spec().revert() || facts.superseded()) {
      return back(begun);
    }
    var trouble = wasHalted() && !isResumed() ? haltedBefore() : trouble(begun);
    return trouble
        .map(message -> at(begun, RolloutMessages.halted(message)))
        .orElseGet(() -> forward(begun));
  }

  /** Who is not well when it begins, or when a person has it go on, is no reason to halt. */
  private RolloutStatus begun() {
    var status = facts.status();
    var first = status.observedGeneration() == null || status.observedGeneration() < 0;
    return new RolloutStatus(
        null,
        null,
        status.wave(),
        first || isResumed() ? excused() : status.excused(),
        isResumed() ? facts.retry() : status.resumed());
  }

  private List<String> excused() {
    return Stream.concat(
            facts.status().excused().stream(),
            facts.machines().stream()
                .filter(machine -> !machine.isWell())
                .map(RolloutMachine::name))
        .distinct()
        .sorted()
        .limit(RolloutStatus.EXCUSED_MAX)
        .toList();
  }

  private boolean isResumed() {
    return facts.retry() != null && !facts.retry().equals(facts.status().resumed());
  }

  private Optional<Condition> ready() {
    return Conditions.find(facts.status().conditions(), Conditions.READY);
  }

  private boolean wasHalted() {
    return ready().filter(ready -> ready.reason().equals(RolloutReason.HALTED)).isPresent();
  }

  /** It stays halted, even when the machine recovers: somebody shall look first. */
  private Optional<String> haltedBefore() {
    return ready().map(Condition::message);
  }

  private Stream<RolloutMachine> unwell(RolloutStatus begun) {
    return facts.machines().stream()
        .filter(machine -> !machine.isWell())
        .filter(machine -> !begun.excused().contains(machine.name()));
  }

  private Optional<String> trouble(RolloutStatus begun) {
    return unwell(begun)
        .filter(machine -> !facts.now().isBefore(machine.endOfPatience()))
        .min(Comparator.comparing(RolloutMachine::endOfPatience))
        .map(machine -> RolloutMessages.trouble(facts, begun.wave(), machine));
  }

  private RolloutStep forward(RolloutStatus begun) {
    var wave = begun.wave();
    var waves = facts.spec().waves().size();
    var due = due(begun);
    if (due.isAfter(facts.now())) {
      return at(
          begun, RolloutMessages.progressing(facts, wave), Duration.between(facts.now(), due));
    }
    if (wave == waves) {
      return at(begun, RolloutMessages.completed(facts));
    }
    if (facts.spec().paused()) {
      return at(begun, RolloutMessages.paused(facts, wave));
    }
    return new RolloutStep(
        wave + 1,
        begun.excused(),
        begun.resumed(),
        RolloutMessages.progressing(facts, wave + 1),
        Optional.empty());
  }

  /** When the next wave may begin: as long as somebody is not well, not before patience ends. */
  private Instant due(RolloutStatus begun) {
    var patience = unwell(begun).map(RolloutMachine::endOfPatience).min(Comparator.naturalOrder());
    return patience.orElseGet(
        () ->
            facts.machines().stream()
                .filter(machine -> machine.wave() > 0 && machine.wave() <= begun.wave())
                .filter(machine -> !begun.excused().contains(machine.name()))
                .map(machine -> machine.since().plus(watched))
                .max(Comparator.naturalOrder())
                .orElse(facts.now()));
  }

  /** The last wave first; not stopped by anybody's state, for it is the way out of one. */
  private RolloutStep back(RolloutStatus begun) {
    var wave = begun.wave();
    var pending =
        facts.machines().stream()
            .filter(machine -> machine.wave() > wave)
            .filter(machine -> machine.health() == RolloutMachine.Health.APPLYING)
            .map(RolloutMachine::endOfPatience)
            .filter(facts.now()::isBefore)
            .min(Comparator.naturalOrder());
    if (pending.isPresent()) {
      return at(
          begun,
          RolloutMessages.reverting(facts, wave),
          Duration.between(facts.now(), pending.get()));
    }
    if (wave == 0) {
      return at(begun, RolloutMessages.reverted(facts));
    }
    return new RolloutStep(
        wave - 1,
        begun.excused(),
        begun.resumed(),
        RolloutMessages.reverting(facts, wave - 1),
        Optional.empty());
  }

  private static RolloutStep at(RolloutStatus begun, List<ConditionDraft> is) {
    return new RolloutStep(begun.wave(), begun.excused(), begun.resumed(), is, Optional.empty());
  }

  private static RolloutStep at(RolloutStatus begun, List<ConditionDraft> is, Duration lookAgain) {
    return new RolloutStep(
        begun.wave(), begun.excused(), begun.resumed(), is, Optional.of(lookAgain));
  }
}
