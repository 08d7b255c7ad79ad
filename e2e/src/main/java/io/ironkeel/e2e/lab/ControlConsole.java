package io.ironkeel.e2e.lab;

import io.ironkeel.e2e.CommandResult;
import io.ironkeel.e2e.DiedException;
import io.ironkeel.e2e.LogTail;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Runs commands in a machine over its serial line, so that it works while every network is down.
 * Lines go in: a number, a deadline in seconds, a part of the script; a line comes back: the
 * number, the exit code, both outputs. The number makes an answer that comes too late harmless, and
 * the guest itself ends a script at its deadline, so the line is free for the next one.
 */
final class ControlConsole implements AutoCloseable {

  private static final Duration GRACE = Duration.ofSeconds(20);

  /** Of a script, in bytes; five times as many characters must fit into a terminal's 4 KiB. */
  private static final int PART = 600;

  private static final String READY = "ready";
  private static final String ENDED = "ended";

  private final String machine;
  private final Path log;
  private final OutputStream commands;
  private final BufferedReader answers;
  private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private int number;

  private ControlConsole(String machine, Path log, OutputStream commands, BufferedReader answers) {
    this.machine = machine;
    this.log = log;
    this.commands = commands;
    this.answers = answers;
  }

  /** Takes over the host's ends of two pipes: what the guest reads, and what it writes. */
  static ControlConsole open(
      String machine, Path log, KernelProcess kernel, int commands, int answers) {
    try {
      var console =
          new ControlConsole(
              machine,
              log,
              new FileOutputStream("/proc/self/fd/" + commands),
              new BufferedReader(
                  new InputStreamReader(
                      new FileInputStream("/proc/self/fd/" + answers), StandardCharsets.UTF_8)));
      Thread.ofPlatform().daemon().name("console-" + machine).start(console::read);
      kernel.end().whenComplete((end, failure) -> console.lines.add(ENDED));
      return console;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      Posix.close(commands);
      Posix.close(answers);
    }
  }

  /** Waits until the guest's shell has said that it listens. */
  void awaitReady(Duration deadline) {
    answer(READY, "the shell after boot", deadline);
  }

  synchronized CommandResult run(String script, Duration deadline) {
    var id = String.valueOf(++number);
    var start = System.nanoTime();
    write(id, script, deadline);
    var fields = answer(id + " ", script, deadline.plus(GRACE)).split(" ", -1);
    var exitCode = Integer.parseInt(fields[1]);
    // The codes of timeout(1); before the deadline they are the script's own.
    if ((exitCode == 124 || exitCode == 137) && System.nanoTime() - start >= deadline.toNanos()) {
      throw failure("No end within " + deadline + " of: " + script);
    }
    return new CommandResult(
        "[" + machine + "] " + script, exitCode, decode(fields[2]), decode(fields[3]));
  }

  /** For the script that ends the machine, which nobody answers. */
  synchronized void send(String script) {
    write(String.valueOf(++number), script, GRACE);
  }

  @Override
  public void close() {
    try {
      commands.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** All parts but the last are acknowledged, so the guest is never sent more than it can hold. */
  private void write(String id, String script, Duration deadline) {
    var octets = script.getBytes(StandardCharsets.UTF_8);
    var start = 0;
    for (; octets.length - start > PART; start += PART) {
      write(id, "more", encode(octets, start, start + PART), deadline);
      answer(id + " more", "part of a script", deadline.plus(GRACE));
    }
    write(id, "run", encode(octets, start, octets.length), deadline);
  }

  private void write(String id, String step, String part, Duration deadline) {
    var line = "%s %d %s %s\n".formatted(id, deadline.toSeconds(), step, part);
    try {
      commands.write(line.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException broken) {
      throw new DiedException(machine, log);
    }
  }

  private void read() {
    try (answers) {
      for (var line = answers.readLine(); line != null; line = answers.readLine()) {
        lines.add(line);
      }
    } catch (IOException closed) {
      // The end of the machine is told by its kernel's process, not by its console.
    }
  }

  private String answer(String prefix, String what, Duration deadline) {
    var end = System.nanoTime() + deadline.toNanos();
    try {
      while (true) {
        var line = lines.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (line == null) {
          throw failure("No answer within " + deadline + " from: " + what);
        }
        if (line.equals(ENDED)) {
          lines.add(ENDED);
          throw new DiedException(machine, log);
        }
        if (line.startsWith(prefix)) {
          return line;
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for " + machine, interrupted);
    }
  }

  private IllegalStateException failure(String what) {
    return new IllegalStateException(
        "%s: %s%nThe end of %s:%n%s".formatted(machine, what, log, LogTail.of(log, 20)));
  }

  /** As {@code printf %b} of a shell reads it: everything that could be special is octal. */
  private static String encode(byte[] script, int start, int end) {
    var encoded = new StringBuilder();
    for (var i = start; i < end; i++) {
      var octet = script[i];
      if (octet > ' ' && octet < 127 && octet != '\\') {
        encoded.append((char) octet);
      } else {
        encoded.append("\\0%03o".formatted(octet & 0xff));
      }
    }
    return encoded.toString();
  }

  private static String decode(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }
}
