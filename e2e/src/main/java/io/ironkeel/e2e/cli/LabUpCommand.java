package io.ironkeel.e2e.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Builds an example's rack, applies the example, and keeps it running until it is ended. */
@Command(name = "lab-up")
final class LabUpCommand implements Callable<Integer> {

  @Option(names = "--example", defaultValue = "first-rack")
  private String example;

  @Override
  public Integer call() throws Exception {
    return Stage.show(
        example,
        (rack, logs) -> {
          Story.of(rack).bringUp();
          new LookAround(rack, logs).openUntilTheEnd();
        });
  }
}
