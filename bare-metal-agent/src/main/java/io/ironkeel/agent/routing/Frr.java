package io.ironkeel.agent.routing;

import io.ironkeel.agent.command.CommandFailed;
import io.ironkeel.agent.command.Commands;
import io.ironkeel.agent.store.PublicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The machine's FRR, as it shows itself. */
record Frr(Path root, Commands commands) {

  private static final String WATCHER = "watchfrr";
  private static final String ESTABLISHED = "01";
  private static final String BGP_PORT = ":%04X".formatted(179);

  ActualRouting look() {
    var daemons = PublicFile.read(inRoot(RoutingPlanner.DAEMONS_FILE));
    if (daemons.isEmpty()) {
      return new ActualRouting(daemons, Set.of(), Set.of(), Optional.empty(), Optional.empty());
    }
    return new ActualRouting(
        daemons,
        supervised(),
        alive(),
        running(),
        PublicFile.read(inRoot(RoutingPlanner.SAVED_FILE)));
  }

  private Optional<String> running() {
    try {
      return Optional.of(commands.run("vtysh", "-c", "show running-config"));
    } catch (CommandFailed silent) {
      return Optional.empty();
    }
  }

  /** The daemons are arguments of who looks after them. */
  private Set<String> supervised() {
    return process(WATCHER)
        .map(pid -> content(root.resolve("proc").resolve(pid).resolve("cmdline")))
        .map(line -> Arrays.stream(line.split("\0")).collect(Collectors.toSet()))
        .orElse(Set.of());
  }

  private Set<String> alive() {
    return RoutingPlanner.DAEMONS.stream()
        .filter(daemon -> process(daemon).isPresent())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The process that is alive; nothing when none is. */
  private Optional<String> process(String daemon) {
    return PublicFile.read(root.resolve("run/frr").resolve(daemon + ".pid"))
        .map(String::strip)
        .filter(pid -> pid.matches("[0-9]+") && Files.exists(root.resolve("proc").resolve(pid)));
  }

  /** Changes when a daemon ends or comes, and when a BGP session does. */
  Object glance() {
    return Stream.concat(RoutingPlanner.DAEMONS.stream(), Stream.of(WATCHER))
            .map(daemon -> process(daemon).orElse("-"))
            .collect(Collectors.joining(" "))
        + connections("tcp")
        + connections("tcp6");
  }

  /** Remote ends of established connections from or to BGP's port; see proc_net_tcp.txt. */
  private String connections(String table) {
    return content(root.resolve("proc/net").resolve(table))
        .lines()
        .map(line -> line.strip().split(" +"))
        .filter(fields -> fields.length > 3 && fields[3].equals(ESTABLISHED))
        .filter(fields -> fields[1].endsWith(BGP_PORT) || fields[2].endsWith(BGP_PORT))
        .map(fields -> fields[2])
        .sorted()
        .collect(Collectors.joining(" ", " ", ""));
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException gone) {
      return "";
    }
  }

  private Path inRoot(Path file) {
    return root.resolve(Path.of("/").relativize(file));
  }
}
