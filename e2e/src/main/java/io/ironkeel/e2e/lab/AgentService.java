package io.ironkeel.e2e.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.e2e.Await;

/**
 * The agent of a machine as its service manager sees it; the other side is the guest's {@code
 * /lab/supervise}.
 */
record AgentService(Machine machine) {

  private static final String SIGNAL = "kill -s %s -- -$(cat /run/ironkeel-agent.pid)";

  /** Asks again and again, because the first time may meet an agent that is just starting. */
  void stop() {
    Await.until(
        "the end of the agent on " + machine.name(),
        () ->
            assertThat(
                    machine.exec(
                        "touch /run/agent.stopped; [ ! -e /run/ironkeel-agent.pid ] || { %s; exit 1; }"
                            .formatted(SIGNAL.formatted("TERM"))))
                .matches(result -> result.succeeded(), "no agent runs"));
  }

  void start() {
    machine.execOk("rm -f /run/agent.stopped; echo >/run/agent.wake");
  }

  void kill() {
    machine.execOk(SIGNAL.formatted("KILL"));
  }

  String log() {
    return machine
        .execOk(
            "tail -n 100 /var/log/ironkeel-agent.log 2>&1 || journalctl -q -o cat -n 100 -u ironkeel-agent")
        .text();
  }
}
