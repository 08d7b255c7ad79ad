package io.ironkeel.e2e.cli;

import io.ironkeel.e2e.lab.Machine;
import io.ironkeel.e2e.product.Rack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/**
 * Leaves a rack open to {@code ./ironkeel kubectl} and {@code ./ironkeel lab}, by the files these
 * commands read.
 */
final class LookAround {

  private static final String ROW = "%-16s %-16s %-16s %s%n";

  private final Rack rack;
  private final Path folder;

  LookAround(Rack rack, Path folder) {
    this.rack = rack;
    this.folder = folder;
  }

  /** Says that all is ready, and stays until the process is ended. */
  void openUntilTheEnd() throws IOException, InterruptedException {
    Files.copy(
        rack.kubeconfig(), folder.resolve("kubeconfig"), StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(
        folder.resolve("machines"),
        ROW.formatted("NAME", "ADDRESS", "TERMINAL", "CONSOLE-LOG")
            + rack.machines().stream().map(LookAround::row).collect(Collectors.joining()));
    Files.createFile(folder.resolve("ready"));
    new CountDownLatch(1).await();
  }

  private static String row(Machine machine) {
    return ROW.formatted(
        machine.name(), machine.address(), machine.shellTerminal(), machine.consoleLog());
  }
}
