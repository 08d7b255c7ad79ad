package io.ironkeel.operators.fabric;

import io.ironkeel.api.condition.Condition;
import io.ironkeel.api.fabric.FabricReason;
import java.time.Duration;
import java.time.Instant;

/**
 * A machine, as far as it matters to a change on its way.
 *
 * @param wave in which it is changed; 0 when it is not
 * @param message what is amiss; of one that is well nothing of interest
 * @param since when it became so
 */
record RolloutMachine(String name, int wave, Health health, String message, Instant since) {

  /** How a machine stands, and how long that may last before it halts the change. */
  enum Health {
    CONVERGED(Duration.ZERO),

    /** Its agent has not applied the present routing yet. */
    APPLYING(Duration.ofMinutes(2)),

    /** A session is down, or it cannot be routed. */
    TROUBLED(Duration.ofSeconds(30)),

    /** Its agent does not answer. */
    ABSENT(Duration.ofSeconds(30)),

    /** Its agent undid the present routing. */
    REJECTED(Duration.ZERO);

    private final Duration patience;

    Health(Duration patience) {
      this.patience = patience;
    }
  }

  /**
   * Reads a condition RoutingConverged.
   *
   * @param connected whether the agent answers
   */
  static Health health(Condition converged, boolean connected) {
    if (converged.status().equals("True")) {
      return Health.CONVERGED;
    }
    return switch (converged.reason()) {
      case FabricReason.REJECTED -> Health.REJECTED;
      case FabricReason.APPLYING -> connected ? Health.APPLYING : Health.ABSENT;
      case FabricReason.NOT_ENROLLED -> Health.ABSENT;
      default -> Health.TROUBLED;
    };
  }

  boolean isWell() {
    return health == Health.CONVERGED;
  }

  /** When what is amiss has lasted too long. */
  Instant endOfPatience() {
    return since.plus(health.patience);
  }
}
