package io.ironkeel.operators.machines;

import io.ironkeel.api.condition.Condition;
import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.host.Host;
import io.prometheus.client.Collector;
import io.prometheus.client.GaugeMetricFamily;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hosts by what their condition Ready says, counted when asked; the labels are finite, whatever the
 * number of hosts. Only the leader knows hosts.
 */
final class HostMetrics extends Collector implements Collector.Describable {

  private final Supplier<Stream<Host>> hosts;

  HostMetrics(Supplier<Stream<Host>> hosts) {
    this.hosts = hosts;
  }

  private record State(String ready, String reason) {

    /** Before the first look. */
    static final State NEW = new State("Unknown", "New");

    static State of(Host host) {
      return Optional.ofNullable(host.getStatus())
          .flatMap(status -> Conditions.find(status.conditions(), Conditions.READY))
          .map(State::of)
          .orElse(NEW);
    }

    private static State of(Condition ready) {
      return new State(ready.status(), ready.reason());
    }
  }

  /** So that registering it does not count hosts before there are any. */
  @Override
  public List<MetricFamilySamples> describe() {
    return List.of(family());
  }

  @Override
  public List<MetricFamilySamples> collect() {
    var family = family();
    hosts
        .get()
        .collect(Collectors.groupingBy(State::of, Collectors.counting()))
        .forEach((state, count) -> family.addMetric(List.of(state.ready(), state.reason()), count));
    return List.of(family);
  }

  private static GaugeMetricFamily family() {
    return new GaugeMetricFamily(
        "ironkeel_hosts", "Hosts by status and reason of Ready.", List.of("ready", "reason"));
  }
}
