package io.ironkeel.agent;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes one waiting thread; any number of calls while it is busy count as one. */
final class Trigger {

  private final Semaphore signals = new Semaphore(0);

  void fire() {
    if (signals.availablePermits() == 0) {
      signals.release();
    }
  }

  /** Waits for a call, at most this long. */
  void await(Duration limit) throws InterruptedException {
    if (signals.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      signals.drainPermits();
    }
  }
}
