package io.ironkeel.e2e.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a benchmark by name. */
@Command(name = "bench")
final class BenchCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NAME")
  private String name;

  @Option(names = "--json")
  private boolean json;

  @Override
  public Integer call() {
    throw new IllegalArgumentException(
        "there is no benchmark '%s': none has been written yet.".formatted(name));
  }
}
