package io.ironkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.agent.section.Convergence;
import io.ironkeel.agent.section.SectionResult;
import io.ironkeel.agent.transaction.Outcome;
import io.ironkeel.api.condition.Condition;
import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machineconfig.MachineConfigReason;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.machineconfig.MachineConfigStatus;
import io.ironkeel.api.machineconfig.RejectedChange;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfigReportTest {

  private static final Clock TEN = at("2026-01-01T10:00:00Z");
  private static final Clock ELEVEN = at("2026-01-01T11:00:00Z");

  private static final RejectedChange CHANGE =
      new RejectedChange(
          "hash",
          RejectedChange.PROBE_FAILED,
          "gateway 10.0.0.1 is silent.",
          "2026-01-01T10:00:00Z");
  private static final Convergence NOTHING_LEFT = convergence(3, List.of(), List.of());
  private static final Outcome COMPLETE = new Outcome.Applied(NOTHING_LEFT);
  private static final Outcome UNMET =
      new Outcome.Applied(convergence(0, List.of("no vec9."), List.of()));
  private static final Outcome FAILED =
      new Outcome.Applied(
          convergence(0, List.of("no vec9."), List.of("b failed", "a failed", "a failed")));

  @Test
  void completeIsReadyAndNamesTheHash() {
    var status = report(config(null), COMPLETE, TEN);
    assertThat(status.appliedHash()).isEqualTo("hash");
    assertThat(status.observedGeneration()).isEqualTo(7);
    assertThat(ready(status).status()).isEqualTo("True");
  }

  @Test
  void whatTheMachineDoesNotHaveWaitsForAPerson() {
    var status = report(config(null), UNMET, TEN);
    assertThat(status.appliedHash()).isNull();
    assertThat(ready(status).reason()).isEqualTo(MachineConfigReason.NOT_ON_MACHINE);
    assertThat(ready(status).message()).isEqualTo("no vec9.");
    assertThat(Conditions.isTrue(status.conditions(), Conditions.STALLED)).isTrue();
  }

  @Test
  void aFailureIsRetriedAndItsMessageIsTheSameWhateverTheOrder() {
    var status = report(config(null), FAILED, TEN);
    assertThat(ready(status).reason()).isEqualTo(MachineConfigReason.APPLY_FAILED);
    assertThat(ready(status).message()).isEqualTo("a failed b failed");
    assertThat(Conditions.isTrue(status.conditions(), Conditions.RECONCILING)).isTrue();
  }

  @Test
  void theSameOutcomeLaterIsTheSameReport() {
    var first = report(config(null), COMPLETE, TEN);
    assertThat(report(config(first), COMPLETE, ELEVEN)).isEqualTo(first);
  }

  @Test
  void whatWasAppliedBeforeAFailureStaysKnown() {
    var before = report(config(null), COMPLETE, TEN);
    var after = report(config(before), FAILED, ELEVEN);
    assertThat(after.appliedHash()).isEqualTo("hash");
    assertThat(ready(after).lastTransitionTime()).isEqualTo("2026-01-01T11:00:00Z");
  }

  @Test
  void aRejectedChangeWaitsForAPersonAndStaysKnownUntilAnotherIsApplied() {
    var rejected = report(config(null), new Outcome.Rejected(CHANGE, NOTHING_LEFT), TEN);
    assertThat(rejected.appliedHash()).isNull();
    assertThat(rejected.lastRejected()).isEqualTo(CHANGE);
    assertThat(Conditions.isTrue(rejected.conditions(), Conditions.STALLED)).isTrue();
    assertThat(report(config(rejected), FAILED, ELEVEN).lastRejected()).isEqualTo(CHANGE);
    assertThat(report(config(rejected), COMPLETE, ELEVEN).lastRejected()).isNull();
  }

  @Test
  void aDeferredChangeIsStillBeingWorkedOn() {
    var deferred =
        report(
            config(null),
            new Outcome.Deferred("API server is silent.", Optional.of(CHANGE), NOTHING_LEFT),
            TEN);
    assertThat(Conditions.isTrue(deferred.conditions(), Conditions.RECONCILING)).isTrue();
    assertThat(deferred.lastRejected()).isEqualTo(CHANGE);
  }

  @Test
  void whatANewerReleaseAddedIsNamedAndTheConfigurationDoesNotCountAsApplied() {
    var status = ConfigReport.of(config(null), COMPLETE, List.of("spec.network.tunnels"), TEN);
    assertThat(status.appliedHash()).isNull();
    assertThat(ready(status).reason()).isEqualTo(MachineConfigReason.NOT_UNDERSTOOD);
    assertThat(ready(status).message()).contains("spec.network.tunnels");
  }

  private static MachineConfigStatus report(MachineConfig config, Outcome outcome, Clock clock) {
    return ConfigReport.of(config, outcome, List.of(), clock);
  }

  private static Convergence convergence(int changes, List<String> unmet, List<String> failures) {
    return new Convergence(List.of(new SectionResult("links", changes, unmet, failures)));
  }

  private static Condition ready(MachineConfigStatus status) {
    return Conditions.find(status.conditions(), Conditions.READY).orElseThrow();
  }

  private static MachineConfig config(MachineConfigStatus status) {
    var config = new MachineConfig();
    config.getMetadata().setGeneration(7L);
    config.setSpec(
        new MachineConfigSpec("hash", null, null, "vec0", null, null, null, null, null, null));
    config.setStatus(status);
    return config;
  }

  private static Clock at(String time) {
    return Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
  }
}
