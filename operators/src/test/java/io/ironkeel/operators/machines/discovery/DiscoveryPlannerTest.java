package io.ironkeel.operators.machines.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ironkeel.api.discoveredmachine.DiscoveredMachine;
import io.ironkeel.api.discoveredmachine.DiscoveredMachineStatus;
import io.ironkeel.api.host.Host;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DiscoveryPlannerTest {

  private static final Instant CREATED = Instant.parse("2026-01-01T12:00:00Z");

  private final KubernetesSerialization yaml = new KubernetesSerialization();

  @Test
  void itStaysForAnHour() {
    assertThat(planAfter(Duration.ofMinutes(59), 0))
        .isEqualTo(new DiscoveryPlan.Keep(null, Duration.ofMinutes(1)));
    assertThat(planAfter(Duration.ofMinutes(60), 0)).isEqualTo(new DiscoveryPlan.Delete());
  }

  @Test
  void theOldestStayWhenThereAreTooMany() {
    assertThat(planAfter(Duration.ZERO, DiscoveredMachine.LIMIT - 1))
        .isInstanceOf(DiscoveryPlan.Keep.class);
    assertThat(planAfter(Duration.ZERO, DiscoveredMachine.LIMIT))
        .isEqualTo(new DiscoveryPlan.Delete());
  }

  @Test
  void itFitsAHostThatDeclaresAllOfWhatItShares() {
    assertThat(matched(host("fits", "{serialNumber: S1}"))).isEqualTo("fits");
    assertThat(matched(host("fits", "{macAddresses: ['02:00:00:00:00:02']}"))).isEqualTo("fits");
    assertThat(matched(host("another", "{serialNumber: S2}"))).isNull();
    assertThat(matched(host("half", "{serialNumber: S1, macAddresses: ['02:00:00:00:00:03']}")))
        .as("one of two is not enough")
        .isNull();
  }

  @Test
  void ofTwoHostsThatFitTheFirstByNameIsShown() {
    assertThat(matched(host("b", "{serialNumber: S1}"), host("a", "{serialNumber: S1}")))
        .isEqualTo("a");
  }

  @Test
  void aHostThatNoLongerFitsIsTakenBack() {
    var machine = machine();
    machine.setStatus(new DiscoveredMachineStatus("gone"));
    assertThat(plan(new DiscoveryFacts(machine, 0, List.of()), Duration.ZERO))
        .isEqualTo(
            new DiscoveryPlan.Keep(new DiscoveredMachineStatus(""), DiscoveredMachine.LIFETIME));
  }

  private String matched(Host... candidates) {
    var plan = plan(new DiscoveryFacts(machine(), 0, List.of(candidates)), Duration.ZERO);
    return Stream.of((DiscoveryPlan.Keep) plan)
        .map(DiscoveryPlan.Keep::status)
        .map(status -> status == null ? null : status.matchesHost())
        .toList()
        .getFirst();
  }

  private DiscoveryPlan planAfter(Duration age, long older) {
    return plan(new DiscoveryFacts(machine(), older, List.of()), age);
  }

  private static DiscoveryPlan plan(DiscoveryFacts facts, Duration age) {
    return new DiscoveryPlanner(Clock.fixed(CREATED.plus(age), ZoneOffset.UTC)).plan(facts);
  }

  private DiscoveredMachine machine() {
    return yaml.unmarshal(
        """
        metadata: {name: 02-00-00-00-00-01, creationTimestamp: "2026-01-01T12:00:00Z"}
        spec: {serialNumber: S1, macAddresses: ["02:00:00:00:00:01", "02:00:00:00:00:02"]}
        """,
        DiscoveredMachine.class);
  }

  private Host host(String name, String identity) {
    return yaml.unmarshal(
        """
        metadata: {name: %s}
        spec: {rack: r1, managementInterface: vec0, identity: %s}
        """
            .formatted(name, identity),
        Host.class);
  }
}
