package io.ironkeel.e2e.machines;

import io.ironkeel.e2e.lab.Machine;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** How long an address did not answer a machine: asked five times a second from begin to end. */
record Outage(Machine machine, String address) {

  private static final Pattern REPLY =
      Pattern.compile("^\\[(\\d+)\\.(\\d{6})\\] \\d+ bytes from .*", Pattern.MULTILINE);

  static Outage watch(Machine machine, String address) {
    machine.execOk(
        """
        setsid ping -D -n -i 0.2 %1$s </dev/null >/run/ping-%1$s.log 2>&1 &
        echo $! >/run/ping-%1$s.pid
        """
            .formatted(address));
    return new Outage(machine, address);
  }

  /** The longest time between two answers. */
  Duration longest() {
    var log =
        machine
            .execOk("kill $(cat /run/ping-%1$s.pid); cat /run/ping-%1$s.log".formatted(address))
            .stdout();
    var answers =
        REPLY
            .matcher(log)
            .results()
            .mapToLong(reply -> Long.parseLong(reply.group(1) + reply.group(2)))
            .toArray();
    return IntStream.range(1, answers.length)
        .mapToObj(index -> Duration.ofNanos((answers[index] - answers[index - 1]) * 1_000))
        .max(Duration::compareTo)
        .orElseThrow(() -> new AssertionError("%s never answered: %s".formatted(address, log)));
  }
}
