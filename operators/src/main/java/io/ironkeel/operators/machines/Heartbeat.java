package io.ironkeel.operators.machines;

import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether the agent lives, computed from its Lease and our clock; nobody writes anything for it.
 *
 * <p>When the Lease was renewed is taken from the API server, which dates every write, so that a
 * machine whose clock is wrong neither looks dead nor stays alive for ever.
 */
sealed interface Heartbeat {

  /** No agent has ever sent one. */
  record None() implements Heartbeat {}

  /** The agent lives, as far as can be known until then. */
  record Fresh(Instant until) implements Heartbeat {}

  /** The agent did not renew its Lease in time. */
  record Lost() implements Heartbeat {}

  /** Of a Lease that does not say. */
  Duration USUAL_LIFETIME = Duration.ofSeconds(40);

  /** An agent cannot ask for longer, so that one that lies is noticed too. */
  Duration LONGEST_LIFETIME = Duration.ofMinutes(5);

  /** The API server dates writes in whole seconds. */
  Duration PRECISION = Duration.ofSeconds(1);

  static Heartbeat of(Optional<Lease> lease, Instant now) {
    return lease
        .map(
            found -> {
              var end = end(found);
              return now.isBefore(end) ? new Fresh(end) : new Lost();
            })
        .orElseGet(None::new);
  }

  /**
   * Whether an update of a Lease tells more than that the agent still lives: a thousand agents that
   * only go on living must cost nothing.
   */
  static boolean isNews(Lease lease, Lease before, Instant now) {
    return !now.isBefore(end(before)) || !lifetime(lease).equals(lifetime(before));
  }

  private static Instant end(Lease lease) {
    return renewed(lease).plus(lifetime(lease)).plus(PRECISION);
  }

  private static Instant renewed(Lease lease) {
    return lease.getMetadata().getManagedFields().stream()
        .map(ManagedFieldsEntry::getTime)
        .filter(Objects::nonNull)
        .map(Instant::parse)
        .max(Instant::compareTo)
        .or(() -> spec(lease).map(LeaseSpec::getRenewTime).map(time -> time.toInstant()))
        .orElse(Instant.EPOCH);
  }

  private static Duration lifetime(Lease lease) {
    return spec(lease)
        .map(LeaseSpec::getLeaseDurationSeconds)
        .map(Duration::ofSeconds)
        .filter(lifetime -> lifetime.compareTo(LONGEST_LIFETIME) <= 0)
        .orElse(USUAL_LIFETIME);
  }

  private static Optional<LeaseSpec> spec(Lease lease) {
    return Optional.ofNullable(lease.getSpec());
  }
}
