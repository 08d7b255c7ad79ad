package io.ironkeel.operators.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.ironkeel.api.condition.Condition;
import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.fabric.Fabric;
import io.ironkeel.api.fabric.FabricSettings;
import io.ironkeel.api.fabric.FabricSpec;
import io.ironkeel.api.fabric.FabricStatus;
import io.ironkeel.api.rollout.Rollout;
import io.ironkeel.api.rollout.RolloutReason;
import io.ironkeel.api.rollout.RolloutSpec;
import io.ironkeel.api.rollout.RolloutStatus;
import io.ironkeel.api.rollout.RolloutWave;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Generation 1 has an MTU of 1501, and so on. */
class FabricHistoryTest {

  @Test
  void aNewFabricHoldsAtOnce() {
    var history = history(1, null);
    assertThat(mtu(history, "a")).isEqualTo(1501);
    assertThat(history.mustBegin()).isFalse();
    assertThat(history.inForce().generation()).isEqualTo(1);
  }

  @Test
  void aChangeHoldsForNobodyUntilARolloutBringsIt() {
    var history = history(2, 1L);
    assertThat(mtu(history, "a")).isEqualTo(1501);
    assertThat(history.mustBegin()).isTrue();
  }

  @Test
  void whoIsInAWaveThatCameFollowsIt() {
    var history = history(2, 1L, rollout(1, 2, 1, RolloutReason.PROGRESSING));
    assertThat(mtu(history, "a")).isEqualTo(1502);
    assertThat(mtu(history, "b")).isEqualTo(1501);
    assertThat(mtu(history, "not concerned")).isEqualTo(1501);
    assertThat(history.mustBegin()).isFalse();
    assertThat(history.underWay()).isPresent();
  }

  @Test
  void whenItIsCompleteItHoldsForAll() {
    var history = history(2, 1L, rollout(1, 2, 2, RolloutReason.COMPLETED));
    assertThat(history.inForce().generation()).isEqualTo(2);
    assertThat(mtu(history, "not concerned")).isEqualTo(1502);
    assertThat(history.mustBegin()).isFalse();
    assertThat(history.underWay()).isEmpty();
    assertThat(history.ofLastChange()).isEmpty();
  }

  @Test
  void whatWasRevertedDoesNotBeginAgain() {
    var history = history(2, 1L, rollout(1, 2, 0, RolloutReason.REVERTED));
    assertThat(mtu(history, "a")).isEqualTo(1501);
    assertThat(history.mustBegin()).isFalse();
    assertThat(history.ofLastChange()).isPresent();
  }

  @Test
  void anotherChangeWaitsUntilTheOneOnItsWayIsTakenBack() {
    var on = rollout(1, 2, 1, RolloutReason.HALTED);
    var history = history(3, 1L, on);
    assertThat(history.supersedes(on)).isTrue();
    assertThat(history.mustBegin()).isFalse();
    assertThat(mtu(history, "a")).isEqualTo(1502);

    var back = history(3, 1L, rollout(1, 2, 0, RolloutReason.REVERTED));
    assertThat(back.mustBegin()).isTrue();
    assertThat(mtu(back, "a")).isEqualTo(1501);
  }

  @Test
  void aChangeThatIsUndoneInTheFabricNeedsNoRollout() {
    var fabric = fabric(3, 1L);
    fabric.setSpec(spec(1));
    var history = new FabricHistory(fabric, List.of(rollout(1, 2, 0, RolloutReason.REVERTED)));
    assertThat(history.mustBegin()).isFalse();
    assertThat(history.ofLastChange()).isEmpty();
  }

  @Test
  void aLaterChangeStartsFromTheLastThatWasCompleted() {
    var history =
        history(
            4,
            2L,
            rollout(1, 2, 2, RolloutReason.COMPLETED),
            rollout(2, 4, 1, RolloutReason.PROGRESSING));
    assertThat(mtu(history, "a")).isEqualTo(1504);
    assertThat(mtu(history, "b")).isEqualTo(1502);
  }

  @Test
  void whatAFabricOfTheSameNameDidBeforeDoesNotCount() {
    var former = rollout(1, 2, 2, RolloutReason.COMPLETED);
    former.getMetadata().getOwnerReferences().getFirst().setUid("former");
    var history = history(1, 1L, former);
    assertThat(mtu(history, "a")).isEqualTo(1501);
    assertThat(history.inForce().generation()).isEqualTo(1);
  }

  private static int mtu(FabricHistory history, String machine) {
    return history.of(machine).mtuBytes();
  }

  private static FabricHistory history(long generation, Long inForce, Rollout... rollouts) {
    return new FabricHistory(fabric(generation, inForce), List.of(rollouts));
  }

  private static Fabric fabric(long generation, Long inForce) {
    var fabric = new Fabric();
    fabric.setMetadata(
        new ObjectMetaBuilder()
            .withName("default")
            .withUid("uid")
            .withGeneration(generation)
            .build());
    fabric.setSpec(spec(generation));
    fabric.setStatus(
        new FabricStatus(
            null,
            null,
            null,
            null,
            null,
            inForce == null ? null : new FabricSettings(inForce, spec(inForce))));
    return fabric;
  }

  private static Rollout rollout(long from, long to, int wave, String reason) {
    var rollout = new Rollout();
    rollout.setMetadata(
        new ObjectMetaBuilder()
            .withName(Rollout.nameOf("default", to))
            .addNewOwnerReference()
            .withUid("uid")
            .endOwnerReference()
            .build());
    rollout.setSpec(
        new RolloutSpec(
            "default",
            new FabricSettings(from, spec(from)),
            new FabricSettings(to, spec(to)),
            List.of(new RolloutWave(1, List.of("a")), new RolloutWave(2, List.of("b"))),
            false,
            false));
    rollout.setStatus(
        new RolloutStatus(
            1L,
            List.of(new Condition(Conditions.READY, "False", reason, "", null, "")),
            wave,
            null,
            null));
    return rollout;
  }

  private static FabricSpec spec(long generation) {
    return new FabricSpec(null, null, null, 1500 + (int) generation, null, null, null);
  }
}
