package io.ironkeel.e2e.machines;

import io.ironkeel.agent.command.CommandFailed;
import io.ironkeel.agent.command.Commands;
import io.ironkeel.e2e.lab.Machine;
import java.util.List;
import java.util.stream.Collectors;

/** Lets the agent's sections, run here, work on a guest: no start of a JVM there for every step. */
record GuestCommands(Machine machine) implements Commands {

  @Override
  public String run(String input, List<String> command) {
    var words = command.stream().map(GuestCommands::quoted).collect(Collectors.joining(" "));
    var result = machine.exec("printf %%s %s | %s".formatted(quoted(input), words));
    if (!result.succeeded()) {
      throw new CommandFailed(command, result.stderr());
    }
    return result.stdout();
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
