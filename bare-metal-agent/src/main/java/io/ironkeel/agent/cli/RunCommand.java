package io.ironkeel.agent.cli;

import io.ironkeel.agent.Agent;
import io.ironkeel.agent.AgentSettings;
import io.ironkeel.agent.LocalMachine;
import io.ironkeel.agent.SystemdNotification;
import io.ironkeel.agent.command.SystemCommands;
import io.ironkeel.agent.log.LogfmtFormatter;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.HTTPServer;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ironkeel-agent run}. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Runs the agent in the foreground; systemd starts it so.")
public final class RunCommand implements Callable<Integer> {

  @Mixin private KubeconfigOption kubeconfig;
  @Mixin private StateOption state;

  @Option(
      names = "--metrics-host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Address on which /metrics is served.")
  private String metricsHost;

  @Option(
      names = "--metrics-port",
      paramLabel = "PORT",
      defaultValue = "9469",
      description = "Port on which /metrics is served.")
  private int metricsPort;

  @Override
  public Integer call() throws Exception {
    LogfmtFormatter.install();
    if (!Files.isReadable(kubeconfig.file)) {
      throw new Refusal(
          "cannot read %s: enrol this machine, or name another file with --kubeconfig."
              .formatted(kubeconfig.file));
    }
    var commands = new SystemCommands();
    var lock =
        state
            .lock()
            .take()
            .orElseThrow(
                () ->
                    new Refusal(
                        "another ironkeel-agent works in %s: systemctl status ironkeel-agent shows it."
                            .formatted(state.directory)));
    try (lock;
        var agent =
            new Agent(
                new AgentSettings(kubeconfig.file, state.directory),
                LocalMachine.with(commands, state.directory),
                CollectorRegistry.defaultRegistry);
        var metrics =
            new HTTPServer.Builder()
                .withInetSocketAddress(new InetSocketAddress(metricsHost, metricsPort))
                .withDaemonThreads(true)
                .build()) {
      agent.run(SystemdNotification.of(System.getenv(), commands, Clock.systemUTC()));
    }
    return CommandLine.ExitCode.OK;
  }
}
