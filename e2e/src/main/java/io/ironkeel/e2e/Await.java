package io.ironkeel.e2e;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/**
 * Waits for a condition, never for a time. The deadline only bounds a failure, so it is generous;
 * the message then names what was awaited and shows the state last seen, that is, the last failed
 * assertion. Only a {@link DiedException} ends a wait early.
 */
public final class Await {

  private static final Duration DEADLINE = Duration.ofSeconds(120);
  private static final Duration POLL = Duration.ofMillis(200);

  private Await() {}

  public static void until(String what, ThrowingRunnable assertion) {
    until(what, DEADLINE, assertion);
  }

  public static void until(String what, Duration deadline, ThrowingRunnable assertion) {
    Awaitility.await(what)
        .atMost(deadline)
        .pollDelay(Duration.ZERO)
        .pollInterval(POLL)
        .untilAsserted(() -> asAssertion(assertion));
  }

  /** The first value that could be had: every exception but a death counts as "not yet". */
  public static <T> T value(String what, Callable<T> source) {
    return Awaitility.await(what)
        .atMost(DEADLINE)
        .pollDelay(Duration.ZERO)
        .pollInterval(POLL)
        .ignoreExceptionsMatching(thrown -> !(thrown instanceof DiedException))
        .until(source, value -> value != null);
  }

  /** A value that has not changed for so long. */
  public static <T> T steady(String what, Duration howLong, Callable<T> source) {
    var last = new AtomicReference<T>();
    Awaitility.await("steady " + what)
        .atMost(DEADLINE)
        .pollDelay(Duration.ZERO)
        .pollInterval(POLL)
        .during(howLong)
        .until(
            () -> {
              var now = source.call();
              return now.equals(last.getAndSet(now));
            });
    return last.get();
  }

  /** Awaitility shows the last state only of assertions. */
  private static void asAssertion(ThrowingRunnable assertion) throws Throwable {
    try {
      assertion.run();
    } catch (DiedException died) {
      throw died;
    } catch (Exception notYet) {
      throw new AssertionError(notYet.toString(), notYet);
    }
  }
}
