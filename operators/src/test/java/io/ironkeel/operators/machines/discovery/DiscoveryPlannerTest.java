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
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DiscoveryPlannerTest {

  private static final Instant CREATED = Instant.parse("2026-01-01T12:00:00Z");

  private final KubernetesSerialization yaml = new KubernetesSerialization();

  @Test
  void itStaysForAnHour() {
    assertThat(planAfter(Duration.ofMinutes(59), List.of(machine())))
        .isEqualTo(new DiscoveryPlan.Keep(null, Duration.ofMinutes(1), List.of()));
    assertThat(planAfter(Duration.ofMinutes(60), List.of(machine())))
        .isEqualTo(new DiscoveryPlan.Delete());
  }

  @Test
  void theOldestStayWhenThereAreTooMany() {
    var full = Collections.nCopies(DiscoveredMachine.LIMIT - 1, another());
    assertThat(planAfter(Duration.ZERO, plus(full, machine())))
        .isEqualTo(new DiscoveryPlan.Keep(null, DiscoveredMachine.LIFETIME, List.of()));
    assertThat(planAfter(Duration.ZERO, plus(plus(full, another()), machine())))
        .isEqualTo(new DiscoveryPlan.Delete());
  }

  @Test
  void oneThatIsSeenLateAndCameEarlierTakesThePlaceOfTheLast() {
    var full = Collections.nCopies(DiscoveredMachine.LIMIT - 1, another());
    var arrivals = plus(plus(full, machine()), another());
    assertThat(planAfter(Duration.ZERO, arrivals))
        .isEqualTo(new DiscoveryPlan.Keep(null, DiscoveredMachine.LIFETIME, List.of(another())));
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
    assertThat(plan(new DiscoveryFacts(machine, List.of(machine), List.of()), Duration.ZERO))
        .isEqualTo(
            new DiscoveryPlan.Keep(
                new DiscoveredMachineStatus(""), DiscoveredMachine.LIFETIME, List.of()));
  }

  private String matched(Host... candidates) {
    var plan =
        plan(new DiscoveryFacts(machine(), List.of(machine()), List.of(candidates)), Duration.ZERO);
    return Stream.of((DiscoveryPlan.Keep) plan)
        .map(DiscoveryPlan.Keep::status)
        .map(status -> status == null ? null : status.matchesHost())
        .toList()
        .getFirst();
  }

  private DiscoveryPlan planAfter(Duration age, List<DiscoveredMachine> arrivals) {
    return plan(new DiscoveryFacts(machine(), arrivals, List.of()), age);
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

  private DiscoveredMachine another() {
    return yaml.unmarshal("metadata: {name: 02-00-00-00-00-09}", DiscoveredMachine.class);
  }

  private static List<DiscoveredMachine> plus(
      List<DiscoveredMachine> machines, DiscoveredMachine last) {
    return Stream.concat(machines.stream(), Stream.of(last)).toList();
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
