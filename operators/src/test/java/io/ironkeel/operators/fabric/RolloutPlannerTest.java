package io.ironkeel.operators.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.api.condition.Condition;
import io.ironkeel.api.condition.ConditionDraft;
import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.fabric.FabricSettings;
import io.ironkeel.api.rollout.RolloutSpec;
import io.ironkeel.api.rollout.RolloutStatus;
import io.ironkeel.api.rollout.RolloutWave;
import io.ironkeel.operators.fabric.RolloutMachine.Health;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A change of four machines in three waves: a, then b and c, then d; e is not concerned. */
class RolloutPlannerTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration WATCHED = Duration.ofSeconds(10);

  private final List<RolloutMachine> machines = new ArrayList<>();
  private RolloutStatus status = RolloutStatus.NEW;
  private boolean paused;
  private boolean revert;
  private boolean superseded;
  private String retry;
  private Instant now = START;

  RolloutPlannerTest() {
    Stream.of("a", "b", "c", "d", "e").forEach(name -> is(name, Health.CONVERGED));
    passes(Duration.ofMinutes(1));
  }

  @Test
  void wavesFollowEachOtherOnlyAfterTheOneBeforeWasWatched() {
    assertThat(look()).isEqualTo("Progressing");
    assertThat(status.wave()).isEqualTo(1);
    is("a", Health.APPLYING);
    assertThat(looks()).isEqualTo(1);
    is("a", Health.CONVERGED);
    assertThat(looks()).isEqualTo(1);
    passes(WATCHED);
    assertThat(looks()).isEqualTo(2);
    assertThat(message()).isEqualTo("Wave 2 of 3 is being changed and watched: b, c.");
  }

  @Test
  void itIsCompleteWhenTheLastWaveWasWatched() {
    through();
    assertThat(look()).isEqualTo("Completed");
    assertThat(Conditions.isTrue(status.conditions(), Conditions.READY)).isTrue();
    assertThat(message()).isEqualTo("Every machine follows generation 4 of Fabric default.");
  }

  @Test
  void aMachineThatRejectsItHaltsItAtOnce() {
    look();
    is("a", Health.REJECTED);
    assertThat(look()).isEqualTo("Halted");
    assertThat(status.wave()).isEqualTo(1);
    assertThat(message())
        .isEqualTo(
            "Halted in wave 1 of 3, because a is worse since it began: a is REJECTED. Machines of later waves keep generation"
                + " 3. To go on nevertheless: kubectl annotate rollout default-4 --overwrite ironkeel.io/retry=\"$(date)\"; to go"
                + " back: kubectl patch rollout default-4 --type=merge -p '{\"spec\":{\"revert\":true}}'.");
  }

  @Test
  void aLostSessionStopsItAndHaltsItWhenItLasts() {
    look();
    passes(Duration.ofMinutes(1));
    is("e", Health.TROUBLED);
    assertThat(look()).as("of a machine it does not change").isEqualTo("Progressing");
    assertThat(status.wave()).isEqualTo(1);
    passes(Duration.ofSeconds(29));
    assertThat(look()).isEqualTo("Progressing");
    passes(Duration.ofSeconds(1));
    assertThat(look()).isEqualTo("Halted");
    is("e", Health.CONVERGED);
    passes(Duration.ofMinutes(1));
    assertThat(look()).as("until somebody looked").isEqualTo("Halted");
    assertThat(message()).contains("because e is worse");
  }

  @Test
  void whoWasNotWellBeforeDoesNotHaltIt() {
    is("b", Health.ABSENT);
    passes(Duration.ofMinutes(5));
    through();
    assertThat(look()).isEqualTo("Completed");
    assertThat(status.excused()).containsExactly("b");
  }

  @Test
  void aPersonHasItGoOnOnceForEachRequest() {
    look();
    is("a", Health.REJECTED);
    look();
    retry = "once";
    assertThat(look()).isEqualTo("Progressing");
    assertThat(status.wave()).isEqualTo(2);
    assertThat(status.excused()).containsExactly("a");
    is("b", Health.REJECTED);
    assertThat(look()).as("the same request").isEqualTo("Halted");
    retry = "twice";
    passes(WATCHED);
    look();
    assertThat(status.wave()).isEqualTo(3);
  }

  @Test
  void itStandsStillBetweenWavesWhenPaused() {
    look();
    paused = true;
    passes(WATCHED);
    assertThat(look()).isEqualTo("Paused");
    assertThat(status.wave()).isEqualTo(1);
    paused = false;
    assertThat(looks()).isEqualTo(2);
  }

  @Test
  void itGoesBackWaveByWaveWhateverStateMachinesAreIn() {
    through();
    is("a", Health.REJECTED);
    revert = true;
    assertThat(look()).isEqualTo("Reverting");
    assertThat(status.wave()).isEqualTo(2);
    is("d", Health.APPLYING);
    assertThat(looks()).as("while one goes back").isEqualTo(2);
    is("d", Health.TROUBLED);
    assertThat(looks()).isEqualTo(1);
    assertThat(looks()).isZero();
    assertThat(look()).isEqualTo("Reverted");
    assertThat(message())
        .isEqualTo(
            "spec.revert is true: every machine follows generation 3 of Fabric default again. To bring another change, edit the"
                + " Fabric.");
  }

  @Test
  void oneThatNeverAnswersDoesNotKeepItFromGoingBack() {
    through();
    revert = true;
    look();
    is("d", Health.APPLYING);
    assertThat(looks()).isEqualTo(2);
    passes(Duration.ofMinutes(2));
    assertThat(looks()).isEqualTo(1);
  }

  @Test
  void anotherChangeOfTheFabricTakesItBack() {
    look();
    is("a", Health.REJECTED);
    look();
    superseded = true;
    assertThat(look()).isEqualTo("Reverting");
    assertThat(look()).isEqualTo("Reverted");
    assertThat(message()).startsWith("Fabric default has changed once more: ");
  }

  /** Any operator decides the same: all that counts is in the status. */
  @Test
  void aSecondLookAtTheSameChangesNothing() {
    look();
    is("a", Health.APPLYING);
    look();
    var before = status;
    look();
    assertThat(status).isEqualTo(before);
  }

  private void through() {
    for (var wave = 0; wave < 3; wave++) {
      look();
      passes(WATCHED);
    }
    assertThat(status.wave()).isEqualTo(3);
  }

  private int looks() {
    look();
    return status.wave();
  }

  /** Looks once, as the reconciler does; returns the reason of Ready. */
  private String look() {
    var step = new RolloutPlanner(facts(), WATCHED).step();
    status =
        new RolloutStatus(
            1L,
            Conditions.follow(
                status.conditions(), step.conditions(), 1L, Clock.fixed(now, ZoneOffset.UTC)),
            step.wave(),
            step.excused(),
            step.resumed());
    assertThat(step.conditions()).extracting(ConditionDraft::type).hasSize(3);
    return ready().reason();
  }

  private Condition ready() {
    return Conditions.find(status.conditions(), Conditions.READY).orElseThrow();
  }

  private String message() {
    return ready().message();
  }

  private void passes(Duration time) {
    now = now.plus(time);
  }

  private void is(String name, Health health) {
    machines.removeIf(machine -> machine.name().equals(name));
    var wave = List.of("a", "bc", "d").stream().map(w -> w.contains(name)).toList().indexOf(true);
    machines.add(new RolloutMachine(name, wave + 1, health, name + " is " + health + ".", now));
  }

  private RolloutFacts facts() {
    return new RolloutFacts(
        "default-4",
        new RolloutSpec(
            "default",
            new FabricSettings(3L, null),
            new FabricSettings(4L, null),
            List.of(
                new RolloutWave(1, List.of("a")),
                new RolloutWave(2, List.of("b", "c")),
                new RolloutWave(3, List.of("d"))),
            paused,
            revert),
        status,
        superseded,
        retry,
        machines,
        now);
  }
}
