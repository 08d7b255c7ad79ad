package io.ironkeel.agent;

import io.ironkeel.agent.cli.AgentProcess;
import io.ironkeel.agent.cli.ApplyCommand;
import io.ironkeel.agent.cli.DiagnoseCommand;
import io.ironkeel.agent.cli.InventoryCommand;
import io.ironkeel.agent.cli.PlanCommand;
import io.ironkeel.agent.cli.Refusal;
import io.ironkeel.agent.cli.RunCommand;
import io.ironkeel.agent.cli.RunOptions;
import io.ironkeel.agent.cli.StatusCommand;
import io.ironkeel.agent.command.SystemCommands;
import io.ironkeel.agent.enrolment.DiscoverCommand;
import io.ironkeel.agent.enrolment.EnrolCommand;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The program {@code ironkeel-agent}. */
@Command(
    name = "ironkeel-agent",
    mixinStandardHelpOptions = true,
    versionProvider = AgentCommand.Version.class,
    description = "Makes this machine what its MachineConfigs say, and reports back.",
    subcommands = {
      RunCommand.class,
      EnrolCommand.class,
      InventoryCommand.class,
      StatusCommand.class,
      PlanCommand.class,
      ApplyCommand.class,
      DiagnoseCommand.class
    })
public final class AgentCommand {

  private static final Path STATE = Path.of("/var/lib/ironkeel");

  private AgentCommand() {}

  public static void main(String... arguments) {
    System.exit(
        RunOptions.plain(arguments)
            .map(AgentCommand::run)
            .orElseGet(() -> commandLine().execute(arguments)));
  }

  private static int run(RunOptions options) {
    try {
      AgentProcess.run(options);
      return CommandLine.ExitCode.OK;
    } catch (Refusal refusal) {
      System.err.println(inWords(refusal));
    } catch (IOException | InterruptedException | RuntimeException failure) {
      failure.printStackTrace();
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static String inWords(Refusal refusal) {
    return "ironkeel-agent: " + refusal.getMessage();
  }

  static CommandLine commandLine() {
    return new CommandLine(new AgentCommand())
        .addSubcommand(
            new DiscoverCommand(() -> LocalMachine.with(new SystemCommands(), STATE).state()))
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              if (!(failure instanceof Refusal refusal)) {
                throw failure;
              }
              command.getErr().println(inWords(refusal));
              return CommandLine.ExitCode.SOFTWARE;
            });
  }

  /** The release, as the jar tells it. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"ironkeel-agent " + AgentVersion.text()};
    }
  }
}
