package io.ironkeel.e2e.machines;

import io.ironkeel.e2e.lab.Machine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A running agent's system calls that change something, on its disk or in the kernel, traced by
 * strace. A boundary lies before such a call; the agent and all it has started can be killed there.
 */
record SystemCalls(Machine machine) {

  private static final List<String> CALLS =
      List.of(
          "mkdir", "fsync", "rename", "unlink", // the journal and what else is on the disk
          "pipe2", "execve", // programs are started
          "sendmsg"); // ip tells the kernel

  private static final Pattern CALL = Pattern.compile("^(\\d+) +(\\w+)\\(.*");

  private static final String TRACE =
      """
      pid=$(cat /run/ironkeel-agent.pid)
      rm -f /run/trace
      : >/run/trace
      setsid strace -f -qq -e signal=KILL -e trace=%s %s -o /run/trace -p $pid </dev/null >/run/strace.err 2>&1 &
      echo $! >/run/strace.pid
      for try in $(seq 100); do
        all=$(ls /proc/$pid/task | wc -l)
        traced=$(cat /proc/$pid/task/*/status | grep -c '^TracerPid:.*[1-9]')
        [ "$all" != "$traced" ] || exit 0
        sleep 0.1
      done
      cat /run/strace.err
      exit 1
      """;

  /** SIGKILL meets the one who calls; this passes it on to the agent and all it has started. */
  private static final String PASS_ON =
      """
      pid=$(cat /run/ironkeel-agent.pid)
      tail -n +1 -f /run/trace </dev/null 2>/dev/null |
        (grep -m 1 'killed by SIGKILL' >/run/killed; kill -s KILL -- -$pid) >/dev/null 2>&1 &
      """;

  /**
   * Before the given one of a caller's calls of this kind, whichever caller gets there first.
   *
   * @param number from 1
   */
  record Boundary(String call, int number) {}

  void watch() {
    machine.execOk(TRACE.formatted(String.join(",", CALLS), ""));
  }

  /** Ends the watch; the boundaries that were passed. */
  List<Boundary> passed() {
    end();
    var calls = machine.execOk("cat /run/trace").stdout();
    Map<String, Integer> byCaller = new HashMap<>();
    Map<String, Integer> most = new TreeMap<>();
    calls
        .lines()
        .map(CALL::matcher)
        .filter(line -> line.matches())
        .forEach(
            line -> {
              var number = byCaller.merge(line.group(1) + line.group(2), 1, Integer::sum);
              most.merge(line.group(2), number, Integer::max);
            });
    return most.entrySet().stream()
        .flatMap(
            call ->
                IntStream.rangeClosed(1, call.getValue())
                    .mapToObj(number -> new Boundary(call.getKey(), number)))
        .toList();
  }

  void killAt(Boundary boundary) {
    machine.execOk("rm -f /run/killed");
    machine.execOk(
        TRACE.formatted(
            String.join(",", CALLS),
            "-e inject=%s:signal=KILL:when=%d".formatted(boundary.call(), boundary.number())));
    machine.execOk(PASS_ON);
  }

  /** Whether the kill has happened; a run in which it did not proves nothing. */
  boolean hasKilled() {
    return machine.exec("test -s /run/killed").succeeded();
  }

  /** Ends what is left of a trace. */
  void end() {
    machine.exec(
        """
        pid=$(cat /run/strace.pid)
        kill -INT $pid
        for try in $(seq 50); do
          kill -0 $pid || break
          sleep 0.1
        done
        kill -KILL $pid
        pkill -x tail
        """);
  }
}
