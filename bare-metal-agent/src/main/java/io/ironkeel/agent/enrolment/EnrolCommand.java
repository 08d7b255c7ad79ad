package io.ironkeel.agent.enrolment;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ironkeel-agent enrol}. */
@Command(
    name = "enrol",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = {
      "Reads the kubeconfig that `ironkeel enrol NAME` printed from standard input and puts it where the agent finds"
          + " it. The agent then shows what it is; its token of an earlier enrolment no longer counts."
    })
public final class EnrolCommand implements Callable<Integer> {

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      defaultValue = "/etc/ironkeel/kubeconfig",
      description = "Where the agent looks for it.")
  private Path kubeconfig;

  @Override
  public Integer call() throws Exception {
    var text = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    EnrolmentFile enrolment;
    try {
      enrolment = EnrolmentFile.parse(text);
    } catch (IllegalArgumentException wrong) {
      System.err.println("ironkeel-agent: " + wrong.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
    enrolment.save(kubeconfig);
    System.out.printf(
        "This machine joins %s as %s. Start the agent: systemctl restart ironkeel-agent%n",
        enrolment.server(), enrolment.machine());
    return CommandLine.ExitCode.OK;
  }
}
