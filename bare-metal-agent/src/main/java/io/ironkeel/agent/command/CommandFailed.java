package io.ironkeel.agent.command;

import java.util.List;

/**
 * A program of the machine ended with an error, or did not end in time. The message is for people.
 */
public final class CommandFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CommandFailed(List<String> command, String complaint) {
    super("%s: %s".formatted(String.join(" ", command), complaint.strip()));
  }
}
