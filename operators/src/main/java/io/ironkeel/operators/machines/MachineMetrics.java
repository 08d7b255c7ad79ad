package io.ironkeel.operators.machines;

import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.machine.Machine;
import io.prometheus.client.Collector;
import io.prometheus.client.GaugeMetricFamily;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hosts and switches by what their condition Ready says, counted when asked; the labels are finite,
 * whatever the number of machines. Only the leader knows machines.
 */
final class MachineMetrics extends Collector implements Collector.Describable {

  private final Supplier<Stream<Machine>> machines;

  MachineMetrics(Supplier<Stream<Machine>> machines) {
    this.machines = machines;
  }

  private record State(String kind, String ready, String reason) {

    static State of(Machine machine) {
      return Optional.ofNullable(machine.getStatus())
          .flatMap(status -> Conditions.find(status.conditions(), Conditions.READY))
          .map(ready -> new State(machine.getKind(), ready.status(), ready.reason()))
          // Before the first look.
          .orElseGet(() -> new State(machine.getKind(), "Unknown", "New"));
    }
  }

  /** So that registering it does not count machines before there are any. */
  @Override
  public List<MetricFamilySamples> describe() {
    return List.of(family());
  }

  @Override
  public List<MetricFamilySamples> collect() {
    var family = family();
    machines
        .get()
        .collect(Collectors.groupingBy(State::of, Collectors.counting()))
        .forEach(
            (state, count) ->
                family.addMetric(List.of(state.kind(), state.ready(), state.reason()), count));
    return List.of(family);
  }

  private static GaugeMetricFamily family() {
    return new GaugeMetricFamily(
        "ironkeel_machines",
        "Hosts and switches by status and reason of Ready.",
        List.of("kind", "ready", "reason"));
  }
}
