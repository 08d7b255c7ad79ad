package io.ironkeel.agent.enrolment;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.ironkeel.agent.log.LogfmtFormatter;
import io.ironkeel.api.machinestate.MachineStateStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ironkeel-agent discover}. */
@Command(
    name = "discover",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = {
      "Announces this machine with the site token as a DiscoveredMachine, so that somebody may declare and enrol it."
          + " Goes on until it is stopped or the machine is enrolled."
    })
public final class DiscoverCommand implements Callable<Integer> {

  private final Supplier<MachineStateStatus> state;

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      defaultValue = "/etc/ironkeel/site.kubeconfig",
      description = "Where the API server is and the site token to show it.")
  private Path kubeconfig;

  @Option(
      names = "--until",
      paramLabel = "FILE",
      defaultValue = "/etc/ironkeel/kubeconfig",
      description = "File of an enrolment, which ends the announcements.")
  private Path enrolment;

  /**
   * @param state what the machine is now
   */
  public DiscoverCommand(Supplier<MachineStateStatus> state) {
    this.state = state;
  }

  @Override
  public Integer call() throws Exception {
    LogfmtFormatter.install();
    if (!Files.isReadable(kubeconfig)) {
      System.err.printf(
          "ironkeel-agent: cannot read %s: put the output of ironkeel site-token there, or name another file with"
              + " --kubeconfig%n",
          kubeconfig);
      return CommandLine.ExitCode.SOFTWARE;
    }
    var config = Config.fromKubeconfig(kubeconfig.toFile());
    config.setConnectionTimeout(5_000);
    config.setRequestTimeout(10_000);
    config.setRequestRetryBackoffLimit(0);
    try (var client = new KubernetesClientBuilder().withConfig(config).build()) {
      new Discovery(client, state, enrolment, RandomGenerator.getDefault()).run();
    }
    return CommandLine.ExitCode.OK;
  }
}
