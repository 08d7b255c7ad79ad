package io.ironkeel.agent.command;

import java.util.List;

/** Runs the field's own tools (iproute2 and its like) on the machine. */
@FunctionalInterface
public interface Commands {

  /**
   * Runs a program to its end.
   *
   * @param input what it reads on standard input
   * @return what it wrote to standard output
   * @throws CommandFailed when it ends with an error or not in time
   */
  String run(String input, List<String> command);

  default String run(String... command) {
    return run("", List.of(command));
  }
}
