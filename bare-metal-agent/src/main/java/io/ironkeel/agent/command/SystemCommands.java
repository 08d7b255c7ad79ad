package io.ironkeel.agent.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Commands as processes of this machine. */
public final class SystemCommands implements Commands {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Override
  public String run(String input, List<String> command) {
    try {
      var process = new ProcessBuilder(command).start();
      var output = read(process.getInputStream());
      var complaint = read(process.getErrorStream());
      try (var stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      }
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new CommandFailed(command, "did not end within " + LIMIT.toSeconds() + " s");
      }
      if (process.exitValue() != 0) {
        throw new CommandFailed(command, complaint.join());
      }
      return output.join();
    } catch (IOException e) {
      throw new CommandFailed(command, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailed(command, "interrupted");
    }
  }

  private static CompletableFuture<String> read(java.io.InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        task -> Thread.ofVirtual().start(task));
  }
}
