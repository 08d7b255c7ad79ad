package io.ironkeel.agent.cli;

import io.ironkeel.agent.Agent;
import io.ironkeel.agent.AgentSettings;
import io.ironkeel.agent.LocalMachine;
import io.ironkeel.agent.SystemdNotification;
import io.ironkeel.agent.command.SystemCommands;
import io.ironkeel.agent.log.LogfmtFormatter;
import io.ironkeel.agent.store.StateLock;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.HTTPServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Clock;

/** The agent in the foreground, with everything a process has around it. */
public final class AgentProcess {

  private AgentProcess() {}

  /**
   * Works until the process is ended.
   *
   * @throws Refusal when it cannot begin
   */
  public static void run(RunOptions options) throws IOException, InterruptedException {
    LogfmtFormatter.install();
    if (!Files.isReadable(options.kubeconfig())) {
      throw new Refusal(
          "cannot read %s: enrol this machine, or name another file with --kubeconfig."
              .formatted(options.kubeconfig()));
    }
    var commands = new SystemCommands();
    var lock =
        StateLock.of(options.state())
            .take()
            .orElseThrow(
                () ->
                    new Refusal(
                        "another ironkeel-agent works in %s: systemctl status ironkeel-agent shows it."
                            .formatted(options.state())));
    try (lock;
        var agent =
            new Agent(
                new AgentSettings(options.kubeconfig(), options.state()),
                LocalMachine.with(commands, options.state()),
                CollectorRegistry.defaultRegistry);
        var metrics =
            new HTTPServer.Builder()
                .withInetSocketAddress(
                    new InetSocketAddress(options.metricsHost(), options.metricsPort()))
                .withDaemonThreads(true)
                .build()) {
      agent.run(SystemdNotification.of(System.getenv(), commands, Clock.systemUTC()));
    }
  }
}
