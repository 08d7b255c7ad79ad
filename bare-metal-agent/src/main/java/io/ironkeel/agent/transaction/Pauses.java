package io.ironkeel.agent.transaction;

import io.ironkeel.api.machineconfig.MachineConfigSpec;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Growing pauses between attempts of one configuration: each may cut the machine off for seconds,
 * and undoing one wakes the agent by itself. Measured by a clock that never jumps.
 */
final class Pauses {

  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final int GROWTH = 4;

  private record Pause(Attempts after, long begun, Duration length) {}

  private final LongSupplier nanoTime;
  private final Map<String, Pause> pauses = new HashMap<>();

  Pauses(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  void begin(String name, Attempts after) {
    var length = FIRST.multipliedBy((long) Math.pow(GROWTH, after.undone() - 1));
    pauses.put(name, new Pause(after, nanoTime.getAsLong(), length));
  }

  /** Whether this configuration, asked for in these words, has to wait. */
  boolean last(String name, MachineConfigSpec config) {
    var pause = pauses.get(name);
    return pause != null
        && pause.after().isOf(config)
        && nanoTime.getAsLong() - pause.begun() < pause.length().toNanos();
  }
}
