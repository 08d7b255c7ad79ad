package io.ironkeel.e2e.machines;

import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.lab.Machine;
import java.time.Instant;
import java.util.List;

/** What a machine's agent has logged since the machine booted, by lines. */
record AgentLog(List<String> lines) {

  static AgentLog of(Machine machine) {
    return new AgentLog(
        machine.execOk("cat /var/log/ironkeel-agent.log").stdout().lines().toList());
  }

  int size() {
    return lines.size();
  }

  /** The part after an earlier look. */
  AgentLog since(AgentLog earlier) {
    return new AgentLog(lines.subList(Math.min(earlier.size(), lines.size()), lines.size()));
  }

  List<String> containing(String text) {
    return lines.stream().filter(line -> line.contains(text)).toList();
  }

  int count(String text) {
    return containing(text).size();
  }

  /** When the first line with this text was written, by the machine's clock. */
  Instant first(String text) {
    return timeOf(containing(text).getFirst());
  }

  Instant last(String text) {
    return timeOf(containing(text).getLast());
  }

  static Instant timeOf(String line) {
    return Instant.parse(line.substring("time=".length(), line.indexOf(' ')));
  }

  /** Waits for more lines with this text than there were. */
  static void awaitMore(Machine machine, AgentLog earlier, String text) {
    Await.until(
        "agent of %s to say: %s".formatted(machine.name(), text),
        () -> {
          var said = of(machine).since(earlier);
          if (said.count(text) == 0) {
            throw new IllegalStateException("it said only: " + said.lines);
          }
        });
  }
}
