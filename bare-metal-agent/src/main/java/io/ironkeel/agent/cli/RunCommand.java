package io.ironkeel.agent.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code ironkeel-agent run}, as the command line explains it.
 *
 * @see RunOptions#plain the way that needs no explanation
 */
@Command(
    name = RunOptions.COMMAND,
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Runs the agent in the foreground; systemd starts it so.")
public final class RunCommand implements Callable<Integer> {

  static final String METRICS_HOST = "127.0.0.1";
  static final String METRICS_PORT = "9469";

  @Mixin private KubeconfigOption kubeconfig;
  @Mixin private StateOption state;

  @Option(
      names = RunOptions.METRICS_HOST,
      paramLabel = "ADDRESS",
      defaultValue = METRICS_HOST,
      description = "Address on which /metrics is served.")
  private String metricsHost;

  @Option(
      names = RunOptions.METRICS_PORT,
      paramLabel = "PORT",
      defaultValue = METRICS_PORT,
      description = "Port on which /metrics is served.")
  private int metricsPort;

  RunOptions options() {
    return new RunOptions(kubeconfig.file, state.directory, metricsHost, metricsPort);
  }

  @Override
  public Integer call() throws Exception {
    AgentProcess.run(options());
    return CommandLine.ExitCode.OK;
  }
}
