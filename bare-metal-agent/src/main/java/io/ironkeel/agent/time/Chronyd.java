package io.ironkeel.agent.time;

import io.ironkeel.agent.command.CommandFailed;
import io.ironkeel.agent.command.Commands;
import io.ironkeel.agent.store.PublicFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The machine's chronyd, as it shows itself. */
record Chronyd(Path root, Commands commands) {

  /** Columns of {@code chronyc -c sources}: mode, state, name, stratum, poll, reach, … */
  private static final int NAME = 2;

  private static final int REACH = 5;
  private static final int OCTAL = 8;

  /** Fields of {@code /proc/PID/stat} after the command's name, from 0. */
  private static final int START_TIME = 19;

  private static final String ZOMBIE = "Z";

  /** What every Linux counts in for user space. */
  private static final double TICKS_PER_SECOND = 100;

  boolean installed() {
    return Files.isExecutable(root.resolve("usr/sbin/chronyd"));
  }

  Path pidFile() {
    return root.resolve("run/chrony/chronyd.pid");
  }

  /** Nothing when it does not run or does not answer. */
  Optional<ActualTime.Daemon> ask() {
    try {
      // By the names of the configuration, and also those whose address nobody knows yet.
      var sources = commands.run("chronyc", "-c", "-N", "sources", "-a");
      return Optional.of(new ActualTime.Daemon(age().orElse(Duration.ZERO), parse(sources)));
    } catch (CommandFailed silent) {
      return Optional.empty();
    }
  }

  static List<ActualTime.Source> parse(String csv) {
    return csv.lines()
        .map(line -> line.split(","))
        .map(
            columns ->
                new ActualTime.Source(columns[NAME], Integer.parseInt(columns[REACH], OCTAL) != 0))
        .toList();
  }

  /** By the kernel's own count: the clock is what chronyd changes. */
  private Optional<Duration> age() {
    return stat()
        .flatMap(
            stat ->
                PublicFile.read(root.resolve("proc/uptime"))
                    .map(
                        uptime ->
                            Double.parseDouble(uptime.split(" ")[0])
                                - Double.parseDouble(stat.get(START_TIME)) / TICKS_PER_SECOND)
                    .map(seconds -> Duration.ofSeconds(seconds.longValue())));
  }

  /** The process that is alive, by its number and start; nothing when none is. */
  Optional<String> process() {
    return stat().map(stat -> pid().orElse("") + " since " + stat.get(START_TIME));
  }

  private Optional<List<String>> stat() {
    try {
      return pid()
          .flatMap(pid -> PublicFile.read(root.resolve("proc").resolve(pid).resolve("stat")))
          .filter(stat -> stat.contains("(chronyd)"))
          .map(stat -> Arrays.asList(stat.substring(stat.lastIndexOf(')') + 2).split(" ")))
          .filter(stat -> !stat.getFirst().equals(ZOMBIE));
    } catch (UncheckedIOException gone) {
      // It ended while its file was read.
      return Optional.empty();
    }
  }

  private Optional<String> pid() {
    return PublicFile.read(pidFile()).map(String::strip).filter(pid -> pid.matches("[0-9]+"));
  }
}
