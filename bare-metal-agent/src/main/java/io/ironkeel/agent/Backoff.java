package io.ironkeel.agent;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Growing, jittered pauses between attempts: a thousand agents must not knock at the same moment.
 */
final class Backoff {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final double JITTER = 0.2;

  private final RandomGenerator random;
  private Duration next = FIRST;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  void reset() {
    next = FIRST;
  }

  Duration pause() {
    var pause = next;
    next = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
    return Duration.ofMillis((long) (pause.toMillis() * random.nextDouble(1 - JITTER, 1 + JITTER)));
  }
}
