package io.ironkeel.agent.routing;

import io.ironkeel.agent.change.Change;
import io.ironkeel.agent.change.Former;
import io.ironkeel.agent.change.Original;
import io.ironkeel.agent.section.SectionPlan;
import io.ironkeel.api.routing.Routing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * From the routing a machine shall have to the lines FRR gets and loses. Lines of somebody else are
 * neither changed nor taken away; FRR is never restarted for a change, only to start its daemons.
 */
final class RoutingPlanner {

  static final Path DAEMONS_FILE = Path.of("/etc/frr/daemons");
  static final Path SAVED_FILE = Path.of("/etc/frr/frr.conf");

  /** All that a later change may need: to start one more would restart the others. */
  static final List<String> DAEMONS = List.of("bfdd", "bgpd", "ospfd");

  /** Not by standard input: vtysh reads it once for each daemon. */
  private static final Path SCRIPT_FILE = Path.of("/run/ironkeel/frr.script");

  private static final String SERVICE = "frr";
  private static final List<String> CHECK = List.of("vtysh", "-C", "-f", SCRIPT_FILE.toString());
  private static final List<String> APPLY = List.of("vtysh", "-f", SCRIPT_FILE.toString());

  /**
   * Not "write memory", which leaves it to watchfrr: that takes one ended child for each SIGCHLD,
   * so when two end together the save is never over for it, and it refuses every later one.
   */
  private static final List<String> SAVE = List.of("vtysh", "-w");

  private RoutingPlanner() {}

  static SectionPlan<Change> plan(Optional<Routing> wanted, ActualRouting actual, Former former) {
    if (wanted.isEmpty() && former.originals().isEmpty()) {
      return nothing();
    }
    if (actual.daemonsFile().isEmpty()) {
      return wanted.isEmpty()
          ? forget(former.originals().keySet())
          : unmet("FRR is not on this machine: install the Debian package frr.");
    }
    var daemonsFile = withDaemons(actual.daemonsFile().get());
    if (!daemonsFile.equals(actual.daemonsFile().get())) {
      return new SectionPlan<>(
          List.of(new Change.Write(DAEMONS_FILE, daemonsFile), new Change.Restart(SERVICE)),
          List.of());
    }
    if (!actual.supervised().containsAll(DAEMONS)) {
      return new SectionPlan<>(List.of(new Change.Restart(SERVICE)), List.of());
    }
    var dead = DAEMONS.stream().filter(daemon -> !actual.alive().contains(daemon)).toList();
    if (!dead.isEmpty() || actual.running().isEmpty()) {
      return unmet(
          "%s of FRR does not run; watchfrr starts it again."
              .formatted(dead.isEmpty() ? "a daemon" : String.join(", ", dead)));
    }
    return lines(
        wanted.map(FrrConfiguration::of).map(FrrLine::parse).orElse(List.of()),
        FrrLine.parse(actual.running().get()),
        FrrLine.parse(actual.saved().orElse("")),
        former);
  }

  private static SectionPlan<Change> lines(
      List<FrrLine> wanted, List<FrrLine> running, List<FrrLine> saved, Former former) {
    var missing = without(wanted, running).stream().filter(line -> !line.isImplicit()).toList();
    var surplus =
        without(running, wanted).stream().filter(line -> former.has(line.path())).toList();
    var script = Stream.concat(removals(surplus, running).stream(), missing.stream()).toList();
    var changes = new ArrayList<Change>();
    var unknown = missing.stream().filter(line -> !former.has(line.path())).toList();
    if (!unknown.isEmpty()) {
      changes.add(new Change.Remember(absent(unknown)));
    }
    if (!script.isEmpty()) {
      var text = FrrScript.of(script);
      changes.add(new Change.Feed(CHECK, SCRIPT_FILE, text));
      changes.add(new Change.Feed(APPLY, SCRIPT_FILE, text));
    }
    if (!script.isEmpty() || !isSaved(wanted, surplus, saved, former)) {
      changes.add(new Change.Run(SAVE, ""));
    }
    // Not before a look has shown that they are gone.
    var there = paths(Stream.concat(running.stream(), wanted.stream()).toList());
    var done =
        former.originals().keySet().stream()
            .filter(path -> !there.contains(path))
            .collect(Collectors.toSet());
    if (!done.isEmpty()) {
      changes.add(new Change.Forget(done));
    }
    return new SectionPlan<>(changes, List.of());
  }

  /** Whether FRR would start with what is wanted and without what no longer is. */
  private static boolean isSaved(
      List<FrrLine> wanted, List<FrrLine> surplus, List<FrrLine> saved, Former former) {
    return without(wanted, saved).isEmpty()
        && surplus.isEmpty()
        && without(saved, wanted).stream().noneMatch(line -> former.has(line.path()));
  }

  /**
   * The last first, since it builds on what is above it. What goes with something else is not taken
   * away once more: a context, if nothing of somebody else stands under it, and a BGP neighbor.
   */
  private static List<FrrLine> removals(List<FrrLine> surplus, List<FrrLine> running) {
    var going = new HashSet<>(surplus);
    var whole =
        surplus.stream()
            .filter(line -> line.isContext() && !line.isImplicit())
            .filter(
                context ->
                    running.stream()
                        .filter(line -> line.isUnder(context) && !line.isImplicit())
                        .allMatch(going::contains))
            .toList();
    return surplus.reversed().stream()
        .filter(line -> !line.isImplicit())
        .filter(line -> !line.isContext() || whole.contains(line))
        .filter(line -> whole.stream().noneMatch(line::isUnder))
        .filter(line -> surplus.stream().noneMatch(other -> goesWith(line, other)))
        .map(FrrLine::negated)
        .toList();
  }

  /** Everything FRR knows of a BGP neighbor goes with the line that names its number. */
  private static boolean goesWith(FrrLine line, FrrLine neighbor) {
    var words = neighbor.text().split(" ");
    return !line.equals(neighbor)
        && neighbor.text().matches("neighbor \\S+ (interface )?remote-as .*")
        && line.text().startsWith("neighbor " + words[1] + " ")
        && line.path().startsWith(neighbor.context().getFirst());
  }

  private static List<FrrLine> without(List<FrrLine> lines, List<FrrLine> others) {
    var known = new HashSet<>(others);
    return lines.stream().filter(line -> !known.contains(line)).distinct().toList();
  }

  private static Set<String> paths(List<FrrLine> lines) {
    return lines.stream().map(FrrLine::path).collect(Collectors.toSet());
  }

  private static LinkedHashMap<String, Original> absent(List<FrrLine> lines) {
    var originals = new LinkedHashMap<String, Original>();
    lines.forEach(line -> originals.put(line.path(), Original.ABSENT));
    return originals;
  }

  private static String withDaemons(String file) {
    var text = file;
    for (var daemon : DAEMONS) {
      text = text.replaceAll("(?m)^" + daemon + "=no\\s*$", daemon + "=yes");
    }
    return text;
  }

  private static SectionPlan<Change> nothing() {
    return new SectionPlan<>(List.of(), List.of());
  }

  private static SectionPlan<Change> forget(Set<String> paths) {
    return new SectionPlan<>(List.of(new Change.Forget(paths)), List.of());
  }

  private static SectionPlan<Change> unmet(String why) {
    return new SectionPlan<>(List.of(), List.of("routing: " + why));
  }
}
