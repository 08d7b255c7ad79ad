package io.ironkeel.agent.inventory;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Has something looked at again whenever a program that waits for events says so, at most once in a
 * settling time. What it writes is for people; that it writes is all we want.
 */
final class Events implements Runnable {

  /** Events come in bursts: a disk, its partitions, what udev makes of them. */
  private static final Duration SETTLE = Duration.ofSeconds(1);

  /** A program that ends at once, for example because its service does not run, is not hurried. */
  private static final Duration RESTART = Duration.ofSeconds(10);

  private final List<String> program;
  private final Runnable look;

  Events(List<String> program, Runnable look) {
    this.program = program;
    this.look = look;
  }

  /** Listens until the program ends; to be called again then. */
  @Override
  public void run() {
    try {
      listen();
      // Whatever happens until somebody listens again would be missed.
      Thread.sleep(RESTART);
      look.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void listen() throws InterruptedException {
    try {
      var process =
          new ProcessBuilder(program).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try (var lines = process.inputReader()) {
        while (lines.readLine() != null) {
          Thread.sleep(SETTLE);
          skipWhatIsThere(lines);
          look.run();
        }
      } finally {
        process.destroy();
      }
    } catch (IOException notThere) {
      // The same as a program that ended: the part it belongs to says what is wrong.
      return;
    }
  }

  private static void skipWhatIsThere(BufferedReader lines) throws IOException {
    while (lines.ready() && lines.readLine() != null) {
      continue;
    }
  }
}
