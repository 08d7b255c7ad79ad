package io.ironkeel.e2e;

/**
 * What a finished command left behind.
 *
 * @param command the command as a person would have typed it, for messages
 */
public record CommandResult(String command, int exitCode, String stdout, String stderr) {

  public boolean succeeded() {
    return exitCode == 0;
  }

  /** Standard output without the line end, as {@code $(…)} gives it in a shell. */
  public String text() {
    return stdout.stripTrailing();
  }

  /** This result, or a failure that shows everything the command said. */
  public CommandResult orThrow() {
    if (succeeded()) {
      return this;
    }
    throw new IllegalStateException(
        "exit code %d from: %s%n%s%s".formatted(exitCode, command, stdout, stderr));
  }
}
