package io.ironkeel.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A short-lived program of this machine, run to its end.
 *
 * @param environment added to the environment of this process
 * @param input what the program reads from its standard input
 */
public record Program(
    List<String> words, Map<String, String> environment, String input, Duration deadline) {

  public static Program of(String... words) {
    return new Program(List.of(words), Map.of(), "", Duration.ofMinutes(2));
  }

  public Program environment(String name, String value) {
    var more = new HashMap<>(environment);
    more.put(name, value);
    return new Program(words, Map.copyOf(more), input, deadline);
  }

  public Program input(String text) {
    return new Program(words, environment, text, deadline);
  }

  /** Waits for the end; a program that cannot be started or misses the deadline is a failure. */
  public CommandResult run() {
    var builder = new ProcessBuilder(words);
    builder.environment().putAll(environment);
    try {
      var process = builder.start();
      var stdout = readAll(process.getInputStream());
      var stderr = readAll(process.getErrorStream());
      try (var stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      } catch (IOException ended) {
        // The program did not want all of its input; its exit code tells the rest.
      }
      if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("No end within %s of: %s".formatted(deadline, this));
      }
      return new CommandResult(toString(), process.exitValue(), stdout.join(), stderr.join());
    } catch (IOException missing) {
      throw new UncheckedIOException("Cannot start: " + this, missing);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while running: " + this, interrupted);
    }
  }

  private static CompletableFuture<String> readAll(InputStream stream) {
    var text = new CompletableFuture<String>();
    Thread.startVirtualThread(
        () -> {
          try {
            text.complete(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
          } catch (IOException failure) {
            text.completeExceptionally(failure);
          }
        });
    return text;
  }

  @Override
  public String toString() {
    return String.join(" ", words);
  }
}
