package io.ironkeel.agent.cli;

import io.ironkeel.agent.cli.Finding.Level;
import java.io.File;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ironkeel-agent diagnose}. */
@Command(
    name = "diagnose",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description =
        "Checks everything the agent needs, from its credentials to its programs; changes nothing.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:nothing failed", "1:something failed; its line says what to do"})
public final class DiagnoseCommand implements Callable<Integer> {

  @Mixin private StateOption state;
  @Mixin private KubeconfigOption kubeconfig;
  @Mixin private OutputOption output;
  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    var clock = Clock.systemUTC();
    var access = kubeconfig.access(state);
    var findings = new ArrayList<Finding>();
    findings.addAll(new EnrolmentChecks(kubeconfig.file, access, clock.instant()).findings());
    access.ifPresent(api -> findings.addAll(new ApiChecks(api, clock).findings()));
    findings.addAll(
        new MachineChecks(Path.of("/"), programFolders(), state, state.lock().held()).findings());
    output.print(command.commandLine().getOut(), findings, this::print);
    return findings.stream().anyMatch(finding -> finding.level() == Level.FAIL) ? 1 : 0;
  }

  private static List<Path> programFolders() {
    return Stream.of(
            Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
        .map(Path::of)
        .toList();
  }

  private void print(List<Finding> findings) {
    PrintWriter out = command.commandLine().getOut();
    for (var finding : findings) {
      out.printf("%-4s  %-10s  %s%n", finding.level(), finding.check(), finding.text());
      if (!finding.next().isEmpty()) {
        out.printf("                  → %s%n", finding.next());
      }
    }
  }
}
