package io.ironkeel.operators.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.ironkeel.api.condition.Condition;
import io.ironkeel.api.condition.Conditions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds back a status that only says that work goes on, until it has lasted: most work ends within
 * that time, and each step of it would cost a write. An end, a trouble and a doubt are never held.
 */
public final class PassingStatus {

  /** From when on a person wants to read that something goes on. */
  private static final Duration LASTS = Duration.ofSeconds(2);

  private final Map<String, Instant> passingSince = new ConcurrentHashMap<>();
  private final Clock clock;

  public PassingStatus(Clock clock) {
    this.clock = clock;
  }

  /**
   * How long to wait before the status is planned anew; nothing when it shall be written now.
   *
   * @param conditions those of the planned status, which differs from the one that is shown
   */
  public Optional<Duration> hold(HasMetadata object, List<Condition> conditions) {
    if (!isPassing(conditions)) {
      forget(object);
      return Optional.empty();
    }
    var now = clock.instant();
    var since = passingSince.computeIfAbsent(object.getMetadata().getUid(), uid -> now);
    var left = Duration.between(now, since.plus(LASTS));
    if (left.isPositive()) {
      return Optional.of(left);
    }
    forget(object);
    return Optional.empty();
  }

  /** The status is shown as it is planned, or the object is gone. */
  public void forget(HasMetadata object) {
    passingSince.remove(object.getMetadata().getUid());
  }

  private static boolean isPassing(List<Condition> conditions) {
    return Conditions.isTrue(conditions, Conditions.RECONCILING)
        && Conditions.find(conditions, Conditions.READY)
            .filter(ready -> ready.status().equals("False"))
            .isPresent();
  }
}
