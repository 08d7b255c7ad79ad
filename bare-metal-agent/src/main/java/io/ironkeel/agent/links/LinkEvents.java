package io.ironkeel.agent.links;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Calls back whenever the kernel tells that a link, an address, a route or a rule changed, whoever
 * changed it.
 */
public final class LinkEvents implements Runnable {

  private final Runnable changed;

  public LinkEvents(Runnable changed) {
    this.changed = changed;
  }

  /** Listens until {@code ip monitor} ends; to be called again then. */
  @Override
  public void run() {
    try {
      var monitor =
          new ProcessBuilder("ip", "-oneline", "monitor", "link", "address", "route", "rule")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (var lines = monitor.inputReader()) {
        while (lines.readLine() != null) {
          changed.run();
        }
      } finally {
        monitor.destroy();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
