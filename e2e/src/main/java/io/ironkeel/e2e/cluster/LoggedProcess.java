package io.ironkeel.e2e.cluster;

import io.ironkeel.e2e.DiedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A part of the control plane: a process that runs until it is ended and writes one log. */
record LoggedProcess(String name, Process process, Path log) {

  static LoggedProcess start(String name, Path log, List<String> command) {
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      return new LoggedProcess(name, process, log);
    } catch (IOException missing) {
      throw new UncheckedIOException("Cannot start " + name, missing);
    }
  }

  void requireAlive() {
    if (!process.isAlive()) {
      throw new DiedException(name + " (exit code " + process.exitValue() + ")", log);
    }
  }

  void askToEnd() {
    process.destroy();
  }

  /** Waits for the end that was asked for; open watches keep the API server from it for long. */
  void awaitEnd() {
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }

  /** SIGKILL; the process is gone when this returns. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }
}
