package io.ironkeel.agent;

import io.ironkeel.agent.command.SystemCommands;
import io.ironkeel.agent.enrolment.DiscoverCommand;
import io.ironkeel.agent.enrolment.EnrolCommand;
import io.ironkeel.agent.log.LogfmtFormatter;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.HTTPServer;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program {@code ironkeel-agent}. */
@Command(
    name = "ironkeel-agent",
    mixinStandardHelpOptions = true,
    description = "Makes this machine what its MachineConfigs say, and reports back.",
    subcommands = {AgentCommand.Run.class, EnrolCommand.class})
public final class AgentCommand {

  private static final String STATE = "/var/lib/ironkeel";

  private AgentCommand() {}

  public static void main(String... arguments) {
    System.exit(
        new CommandLine(new AgentCommand())
            .addSubcommand(
                new DiscoverCommand(
                    () -> LocalMachine.with(new SystemCommands(), Path.of(STATE)).state()))
            .execute(arguments));
  }

  /** {@code ironkeel-agent run}. */
  @Command(
      name = "run",
      mixinStandardHelpOptions = true,
      showDefaultValues = true,
      description = "Runs the agent in the foreground; systemd starts it so.")
  static final class Run implements Callable<Integer> {

    @Option(
        names = "--kubeconfig",
        paramLabel = "FILE",
        defaultValue = "/etc/ironkeel/kubeconfig",
        description = "Where the API server is and the token to show it.")
    private Path kubeconfig;

    @Option(
        names = "--state",
        paramLabel = "DIRECTORY",
        defaultValue = STATE,
        description = "Where the agent keeps applied configurations and its renewed token.")
    private Path stateDirectory;

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
      if (!Files.isReadable(kubeconfig)) {
        System.err.printf(
            "ironkeel-agent: cannot read %s: enrol this machine, or name another file with --kubeconfig%n",
            kubeconfig);
        return CommandLine.ExitCode.SOFTWARE;
      }
      var metricsAddress = new InetSocketAddress(metricsHost, metricsPort);
      try (var agent =
              new Agent(
                  new AgentSettings(kubeconfig, stateDirectory),
                  LocalMachine.with(new SystemCommands(), stateDirectory),
                  CollectorRegistry.defaultRegistry);
          var metrics =
              new HTTPServer.Builder()
                  .withInetSocketAddress(metricsAddress)
                  .withDaemonThreads(true)
                  .build()) {
        agent.run();
      }
      return CommandLine.ExitCode.OK;
    }
  }
}
