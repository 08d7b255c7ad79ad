package io.ironkeel.e2e.cli;

import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * What {@code ./ironkeel} runs once everything is built: the launcher does the set-up, this the
 * work.
 */
@Command(
    name = "ironkeel",
    subcommands = {DemoCommand.class, LabUpCommand.class, BenchCommand.class})
public final class Main {

  private Main() {}

  /** Kept here, because a logger nobody holds is collected and forgets its level. */
  private static final Logger WARNS_OF_EVERY_ALPHA_KIND =
      Logger.getLogger("io.fabric8.kubernetes.client.dsl.internal.VersionUsageUtils");

  public static void main(String... arguments) {
    WARNS_OF_EVERY_ALPHA_KIND.setLevel(Level.OFF);
    System.exit(
        new CommandLine(new Main())
            .setExecutionExceptionHandler(
                (failure, command, parsed) -> {
                  System.err.println("ironkeel: " + withCauses(failure));
                  return CommandLine.ExitCode.SOFTWARE;
                })
            .execute(arguments));
  }

  /** Some libraries say only in the cause what went wrong. */
  private static String withCauses(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .map(cause -> Objects.requireNonNullElse(cause.getMessage(), cause.toString()))
        .distinct()
        .collect(Collectors.joining(": "));
  }
}
