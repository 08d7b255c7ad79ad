package io.ironkeel.agent.cli;

import io.ironkeel.agent.LocalMachine;
import io.ironkeel.agent.command.SystemCommands;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ironkeel-agent plan}. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description =
        "Shows what would be done to this machine; changes nothing. May be asked while the agent runs.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:nothing to do",
      "1:the file is not usable, or the machine could not be looked at",
      "2:something to do or missing"
    })
public final class PlanCommand implements Callable<Integer> {

  static final int SOMETHING_TO_DO = 2;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description =
          "A MachineConfig, or only its spec, as YAML. Without it: the configurations this machine holds.")
  private Path file;

  @Mixin private StateOption state;
  @Mixin private OutputOption output;
  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    var held = state.memory().held();
    var machine = LocalMachine.with(new SystemCommands(), state.directory);
    var all = new TreeMap<>(held);
    var names = new TreeSet<>(held.keySet());
    if (file != null) {
      var config = ConfigFile.read(file, managementInterface(held));
      all.put(config.name(), config.spec());
      names.clear();
      names.add(config.name());
    }
    var report = PlanReport.of(names, all, machine.sections());
    output.print(
        command.commandLine().getOut(), report, it -> it.print(command.commandLine().getOut()));
    if (report.failed()) {
      return 1;
    }
    return report.nothingToDo() ? 0 : SOMETHING_TO_DO;
  }

  /** The one the machine already holds to. */
  static Optional<String> managementInterface(Map<String, MachineConfigSpec> held) {
    return held.values().stream()
        .map(MachineConfigSpec::managementInterface)
        .filter(name -> name != null)
        .findFirst();
  }
}
