package io.ironkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.agent.links.Convergence;
import io.ironkeel.api.condition.Condition;
import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machineconfig.MachineConfigReason;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.machineconfig.MachineConfigStatus;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigReportTest {

  private static final Clock TEN = at("2026-01-01T10:00:00Z");
  private static final Clock ELEVEN = at("2026-01-01T11:00:00Z");

  private static final Convergence COMPLETE = new Convergence(3, List.of(), List.of());
  private static final Convergence UNMET = new Convergence(0, List.of("no vec9."), List.of());
  private static final Convergence FAILED =
      new Convergence(0, List.of("no vec9."), List.of("b failed", "a failed", "a failed"));

  @Test
  void completeIsReadyAndNamesTheHash() {
    var status = ConfigReport.of(config(null), COMPLETE, TEN);
    assertThat(status.appliedHash()).isEqualTo("hash");
    assertThat(status.observedGeneration()).isEqualTo(7);
    assertThat(ready(status).status()).isEqualTo("True");
  }

  @Test
  void whatTheMachineDoesNotHaveWaitsForAPerson() {
    var status = ConfigReport.of(config(null), UNMET, TEN);
    assertThat(status.appliedHash()).isNull();
    assertThat(ready(status).reason()).isEqualTo(MachineConfigReason.NOT_ON_MACHINE);
    assertThat(ready(status).message()).isEqualTo("no vec9.");
    assertThat(Conditions.isTrue(status.conditions(), Conditions.STALLED)).isTrue();
  }

  @Test
  void aFailureIsRetriedAndItsMessageIsTheSameWhateverTheOrder() {
    var status = ConfigReport.of(config(null), FAILED, TEN);
    assertThat(ready(status).reason()).isEqualTo(MachineConfigReason.APPLY_FAILED);
    assertThat(ready(status).message()).isEqualTo("a failed b failed");
    assertThat(Conditions.isTrue(status.conditions(), Conditions.RECONCILING)).isTrue();
  }

  @Test
  void theSameOutcomeLaterIsTheSameReport() {
    var first = ConfigReport.of(config(null), COMPLETE, TEN);
    assertThat(ConfigReport.of(config(first), COMPLETE, ELEVEN)).isEqualTo(first);
  }

  @Test
  void whatWasAppliedBeforeAFailureStaysKnown() {
    var before = ConfigReport.of(config(null), COMPLETE, TEN);
    var after = ConfigReport.of(config(before), FAILED, ELEVEN);
    assertThat(after.appliedHash()).isEqualTo("hash");
    assertThat(ready(after).lastTransitionTime()).isEqualTo("2026-01-01T11:00:00Z");
  }

  private static Condition ready(MachineConfigStatus status) {
    return Conditions.find(status.conditions(), Conditions.READY).orElseThrow();
  }

  private static MachineConfig config(MachineConfigStatus status) {
    var config = new MachineConfig();
    config.getMetadata().setGeneration(7L);
    config.setSpec(new MachineConfigSpec("hash", "vec0", null));
    config.setStatus(status);
    return config;
  }

  private static Clock at(String time) {
    return Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
  }
}
