package io.ironkeel.e2e.fabric;

import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.lab.Machine;
import java.util.regex.Pattern;

/**
 * Numbered packets from one machine to another and back, a hundred in a second, and how many are
 * lost.
 */
record Traffic(Machine from) {

  private static final Pattern COUNTS =
      Pattern.compile("(\\d+) packets transmitted, (\\d+) received");

  /** What became of the packets. */
  record Counts(int sent, int lost) {}

  /** Goes on until {@link #stop()}; the packet that is on its way then counts as lost. */
  static Traffic start(Machine from, String source, String destination) {
    return start(from, source, destination, "");
  }

  /** Ends after so many packets, when the answer to the last is there or overdue. */
  static Traffic of(int packets, Machine from, String source, String destination) {
    return start(from, source, destination, "-c %d -W 10".formatted(packets));
  }

  private static Traffic start(Machine from, String source, String destination, String options) {
    from.execOk(
        "ping -q -i 0.01 %s -I %s %s >/run/traffic 2>&1 </dev/null & echo $! >/run/traffic.pid"
            .formatted(options, source, destination));
    return new Traffic(from);
  }

  /** How many were sent by now. */
  private int sent() {
    from.execOk("kill -s QUIT $(cat /run/traffic.pid)");
    var shown = from.execOk("tail -n 1 /run/traffic").text();
    var matcher = Pattern.compile("(\\d+)/(\\d+) packets").matcher(shown);
    return matcher.find() ? Integer.parseInt(matcher.group(2)) : 0;
  }

  void awaitSent(int count) {
    Await.until(
        count + " packets",
        () -> {
          var sent = sent();
          if (sent < count) {
            throw new IllegalStateException("sent: " + sent);
          }
        });
  }

  Counts stop() {
    from.execOk("kill -s INT $(cat /run/traffic.pid)");
    return counts();
  }

  Counts counts() {
    return Await.value(
        "the end of the traffic",
        () -> {
          var matcher = COUNTS.matcher(from.execOk("cat /run/traffic").text());
          if (!matcher.find()) {
            return null;
          }
          var sent = Integer.parseInt(matcher.group(1));
          return new Counts(sent, sent - Integer.parseInt(matcher.group(2)));
        });
  }
}
