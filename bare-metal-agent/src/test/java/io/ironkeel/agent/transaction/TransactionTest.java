package io.ironkeel.agent.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ironkeel.agent.command.CommandFailed;
import io.ironkeel.agent.section.Action;
import io.ironkeel.agent.section.Section;
import io.ironkeel.agent.section.SectionPlan;
import io.ironkeel.agent.section.Sections;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.machineconfig.RejectedChange;
import io.ironkeel.api.network.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine that is whatever configuration was applied last, and that can be cut off by one. */
class TransactionTest {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

  private static final MachineConfigSpec GOOD = config("good", null, false);
  private static final MachineConfigSpec BAD = config("bad", null, false);

  @TempDir private Path directory;

  private final List<String> history = new ArrayList<>();
  private String machineIs = "";
  private boolean apiAnswers = true;
  private String losesTheApi = "nothing";
  private String losesThePeer = "nothing";
  private boolean peerIsDead;
  private String diesIn = "nothing";
  private String failsAtTheEnd = "nothing";

  @Test
  void aChangeThatCostsNothingIsKept() {
    assertThat(run(GOOD)).isInstanceOf(Outcome.Applied.class);
    assertThat(machineIs).isEqualTo("good");
    assertThat(memory().confirmed().get("base")).contains(GOOD);
    assertThat(memory().journal().all()).isEmpty();
  }

  @Test
  void aChangeThatCostsAPeerIsUndoneAndNotTriedAgainEvenAfterARestart() {
    run(GOOD);
    losesThePeer = "bad";
    assertThat(run(BAD))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            rejected -> {
              assertThat(rejected.change().hash()).isEqualTo("bad");
              assertThat(rejected.change().reason()).isEqualTo(RejectedChange.PROBE_FAILED);
              assertThat(rejected.change().message()).contains("peer 10.0.0.9");
            });
    assertThat(machineIs).isEqualTo("good");
    assertThat(run(BAD)).isInstanceOf(Outcome.Rejected.class);
    assertThat(history).containsExactly("good", "bad", "good");
  }

  @Test
  void aRejectedChangeIsTriedAgainWhenSomebodyAsksForIt() {
    losesThePeer = "bad";
    run(BAD);
    losesThePeer = "nothing";
    assertThat(run(config("bad", "please", false))).isInstanceOf(Outcome.Applied.class);
    assertThat(machineIs).isEqualTo("bad");
  }

  @Test
  void aChangeThatCostsOnlyTheApiIsDeferredTwiceAndThenRejected() {
    run(GOOD);
    losesTheApi = "bad";
    assertThat(run(BAD)).isInstanceOf(Outcome.Deferred.class);
    assertThat(run(BAD)).isInstanceOf(Outcome.Deferred.class);
    assertThat(run(BAD)).isInstanceOf(Outcome.Rejected.class);
    assertThat(machineIs).isEqualTo("good");
  }

  @Test
  void nothingIsBegunWhileTheApiIsAwayBecauseItsLossCouldNotBeNoticed() {
    run(GOOD);
    apiAnswers = false;
    assertThat(run(BAD)).isInstanceOf(Outcome.Deferred.class);
    assertThat(history).containsExactly("good");
    apiAnswers = true;
    assertThat(run(BAD)).isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void whatIsConfirmedIsRepairedWhetherTheApiAnswersOrNot() {
    run(GOOD);
    apiAnswers = false;
    machineIs = "drifted";
    assertThat(run(GOOD)).isInstanceOf(Outcome.Applied.class);
    assertThat(machineIs).isEqualTo("good");
  }

  @Test
  void aPeerThatWasSilentBeforeDoesNotCount() {
    peerIsDead = true;
    assertThat(run(GOOD)).isInstanceOf(Outcome.Applied.class);
    assertThat(history).containsExactly("good");
  }

  @Test
  void aDeathInTheMiddleIsUndoneAtTheNextStartAndTheChangeTriedAgain() {
    run(GOOD);
    diesIn = "bad";
    assertThatThrownBy(() -> run(BAD)).isInstanceOf(Death.class);
    assertThat(machineIs).isEqualTo("bad");
    diesIn = "nothing";
    transaction().recover();
    assertThat(machineIs).isEqualTo("good");
    assertThat(run(BAD)).isInstanceOf(Outcome.Applied.class);
    assertThat(memory().attempts().all()).isEmpty();
  }

  @Test
  void aChangeInWhoseMiddleTheAgentDiedThreeTimesIsRejected() {
    for (var time = 0; time < 3; time++) {
      diesIn = "bad";
      assertThatThrownBy(() -> run(BAD)).isInstanceOf(Death.class);
      diesIn = "nothing";
      transaction().recover();
    }
    assertThat(run(BAD))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            rejected ->
                assertThat(rejected.change().reason()).isEqualTo(RejectedChange.INTERRUPTED));
  }

  @Test
  void inMaintenanceNothingIsChangedNotEvenAfterARestartWithoutTheApi() {
    run(GOOD);
    machineIs = "in pieces";
    assertThat(run(config("bad", null, true)))
        .isInstanceOfSatisfying(
            Outcome.Suspended.class, suspended -> assertThat(suspended.waiting()).isEqualTo(1));
    var remembered = memory().confirmed().get("base").orElseThrow();
    assertThat(run(remembered)).isInstanceOf(Outcome.Suspended.class);
    assertThat(machineIs).isEqualTo("in pieces");
    run(GOOD);
    assertThat(machineIs).isEqualTo("good");
  }

  @Test
  void aDeferredChangeWaitsHoweverOftenTheAgentIsWoken() {
    run(GOOD);
    losesTheApi = "bad";
    var agent = transaction();
    assertThat(agent.run("base", BAD)).isInstanceOf(Outcome.Deferred.class);
    assertThat(agent.run("base", BAD)).isInstanceOf(Outcome.Deferred.class);
    assertThat(history).containsExactly("good", "bad", "good");
    assertThat(agent.run("base", config("bad", "please", false)))
        .as("asked for again")
        .isInstanceOf(Outcome.Deferred.class);
    assertThat(history).containsExactly("good", "bad", "good", "bad", "good");
  }

  @Test
  void aChangeThatFailedHalfWayIsProbedToo() {
    run(GOOD);
    losesThePeer = "bad";
    failsAtTheEnd = "bad";
    assertThat(run(BAD)).isInstanceOf(Outcome.Rejected.class);
    assertThat(machineIs).isEqualTo("good");
  }

  @Test
  void whatWorksOfAChangeStaysWhileTheApiIsAwayAndAfterARestart() {
    run(GOOD);
    failsAtTheEnd = "bad";
    assertThat(run(BAD).result().failures()).isNotEmpty();
    apiAnswers = false;
    assertThat(run(BAD)).isInstanceOf(Outcome.Deferred.class);
    assertThat(machineIs).isEqualTo("bad");
    assertThat(memory().held()).containsEntry("base", BAD);
    assertThat(memory().confirmed().get("base")).contains(GOOD);
    apiAnswers = true;
    failsAtTheEnd = "nothing";
    assertThat(run(BAD).result().complete()).isTrue();
    assertThat(memory().confirmed().get("base")).contains(BAD);
    assertThat(memory().incomplete().all()).isEmpty();
  }

  @Test
  void ofAChangeThatWasReadOnlyInPartTheRestIsProbedWhenItCanBeRead() {
    run(GOOD);
    losesThePeer = "good";
    var understood = new Network(null, null, null, null, null, null, List.of("10.0.0.9", "::9"));
    machineIs = "other";
    run(
        new MachineConfigSpec(
            "good", null, false, "vec0", understood, null, null, null, null, null));
    assertThat(memory().attempts().get("base").orElseThrow().rejected()).isTrue();
  }

  @Test
  void onAFullDiskTheMachineIsKeptAsItIsAndNoChangeIsBegun() throws IOException {
    run(GOOD);
    var agent = transaction();
    refuseWrites("journal");
    machineIs = "drifted";
    assertThat(agent.run("base", BAD))
        .isInstanceOfSatisfying(
            Outcome.Deferred.class,
            deferred ->
                assertThat(deferred.message())
                    .contains("cannot write " + directory.resolve("journal/base.yaml")));
    assertThat(machineIs).isEqualTo("good");
    Files.delete(directory.resolve("journal"));
    assertThat(agent.run("base", BAD)).isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void whatTheDiskRefusesToRememberIsKnownUntilTheAgentEnds() throws IOException {
    run(GOOD);
    losesThePeer = "bad";
    var agent = transaction();
    refuseWrites("attempts");
    var outcome = agent.run("base", BAD);
    assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
    assertThat(outcome.result().failures()).singleElement().asString().contains("attempts");
    assertThat(memory().journal().all()).isEmpty();
    agent.run("base", BAD);
    assertThat(history).containsExactly("good", "bad", "good");
  }

  /** A file where a folder should be, since a unit test has no full disk. */
  private void refuseWrites(String folder) throws IOException {
    Files.deleteIfExists(directory.resolve(folder));
    Files.writeString(directory.resolve(folder), "");
  }

  private static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  private Outcome run(MachineConfigSpec config) {
    return transaction().run("base", config);
  }

  /** A new process each time: only the disk remembers. */
  private Transaction transaction() {
    var probes =
        new Probes(
            (input, command) -> {
              if (peerIsDead || machineIs.equals(losesThePeer)) {
                throw new CommandFailed(command, "silent");
              }
              return "";
            },
            List.of(new Api()),
            Duration.ZERO);
    return new Transaction(new Sections(List.of(new Whole())), probes, memory(), NOON);
  }

  private Memory memory() {
    return Memory.in(directory, new KubernetesSerialization());
  }

  private static MachineConfigSpec config(String hash, String retry, boolean suspended) {
    var network = new Network(null, null, null, null, null, null, List.of("10.0.0.9"));
    return new MachineConfigSpec(
        hash, retry, suspended, "vec0", network, null, null, null, null, null);
  }

  private final class Api implements Probe {
    @Override
    public String target() {
      return "API server";
    }

    @Override
    public boolean answers() {
      return apiAnswers && !machineIs.equals(losesTheApi);
    }

    @Override
    public boolean remote() {
      return true;
    }
  }

  private record Become(String text) implements Action {}

  private final class Whole implements Section<Become> {
    @Override
    public String name() {
      return "whole";
    }

    @Override
    public boolean isAskedFor(MachineConfigSpec config) {
      return true;
    }

    @Override
    public SectionPlan<Become> plan(MachineConfigSpec config) {
      return machineIs.equals(config.hash()) && !machineIs.equals(failsAtTheEnd)
          ? new SectionPlan<>(List.of(), List.of())
          : new SectionPlan<>(List.of(new Become(config.hash())), List.of());
    }

    @Override
    public List<String> apply(List<Become> actions) {
      machineIs = actions.getFirst().text();
      history.add(machineIs);
      if (machineIs.equals(diesIn)) {
        throw new Death();
      }
      return machineIs.equals(failsAtTheEnd) ? List.of("the last step failed") : List.of();
    }
  }
}
