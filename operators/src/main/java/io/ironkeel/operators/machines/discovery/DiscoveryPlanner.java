package io.ironkeel.operators.machines.discovery;

import io.ironkeel.api.discoveredmachine.DiscoveredMachine;
import io.ironkeel.api.discoveredmachine.DiscoveredMachineStatus;
import io.ironkeel.api.host.Host;
import io.ironkeel.operators.machines.identity.IdentityKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * Decides about one announcement. The oldest stay when there are too many: whoever floods with a
 * stolen site token can keep newcomers out for an hour, but not push out who was there.
 */
final class DiscoveryPlanner {

  /** In which order announcements came. */
  static final Comparator<DiscoveredMachine> BY_ARRIVAL =
      Comparator.comparing(
              (DiscoveredMachine machine) -> machine.getMetadata().getCreationTimestamp())
          .thenComparing(machine -> machine.getMetadata().getName());

  private final Clock clock;

  DiscoveryPlanner(Clock clock) {
    this.clock = clock;
  }

  DiscoveryPlan plan(DiscoveryFacts facts) {
    var created = Instant.parse(facts.machine().getMetadata().getCreationTimestamp());
    var rest = Duration.between(clock.instant(), created.plus(DiscoveredMachine.LIFETIME));
    var surplus = facts.arrivals().stream().skip(DiscoveredMachine.LIMIT).toList();
    if (!rest.isPositive() || surplus.stream().anyMatch(other -> same(other, facts.machine()))) {
      return new DiscoveryPlan.Delete();
    }
    // The API server tells arrivals to the second: one that is seen later may stand before others
    // of the same second, which were kept.
    return new DiscoveryPlan.Keep(status(facts), rest, surplus);
  }

  private static boolean same(DiscoveredMachine one, DiscoveredMachine other) {
    return one.getMetadata().getName().equals(other.getMetadata().getName());
  }

  /** Taken back with an empty name: an applied status without any field would be no object. */
  private static DiscoveredMachineStatus status(DiscoveryFacts facts) {
    var host = matchingHost(facts);
    return host.isEmpty() && facts.machine().getStatus() == null
        ? null
        : new DiscoveredMachineStatus(host.orElse(""));
  }

  private static Optional<String> matchingHost(DiscoveryFacts facts) {
    return facts.candidates().stream()
        .filter(host -> IdentityKeys.fits(host.getSpec().identity(), facts.machine().getSpec()))
        .map((Host host) -> host.getMetadata().getName())
        .min(Comparator.naturalOrder());
  }
}
