package io.ironkeel.agent.cli;

import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ironkeel-agent status}. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description =
        "Shows what the agent on this machine holds, tries and has undone; changes nothing.")
public final class StatusCommand implements Callable<Integer> {

  @Mixin private StateOption state;
  @Mixin private KubeconfigOption kubeconfig;
  @Mixin private OutputOption output;
  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    var memory = state.memory();
    var report =
        StatusReport.of(
            state.lock().held(), memory, kubeconfig.access(state), Clock.systemUTC().instant());
    var out = command.commandLine().getOut();
    output.print(out, report, it -> it.print(out));
    return 0;
  }
}
