package io.ironkeel.agent.lldp;

import io.ironkeel.agent.change.Change;
import io.ironkeel.agent.section.SectionPlan;
import io.ironkeel.api.network.Ethernet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * From the ports' wish for LLDP to a running lldpd that leaves out those without it. Ports that
 * nobody names stay as the daemon treats them by itself.
 */
final class LldpPlanner {

  static final Path FILE = Path.of("/etc/lldpd.d/ironkeel.conf");
  static final String HEADER =
      "# Written by the Ironkeel agent from spec.network.ethernets of the Host.\n";

  private static final String SERVICE = "lldpd";
  private static final String COMMAND = "configure system interface pattern ";

  private LldpPlanner() {}

  /**
   * @param wanted the ports by the kernel's names
   */
  static SectionPlan<Change> plan(List<Ethernet> wanted, ActualLldp actual) {
    var needed = wanted.stream().anyMatch(Ethernet::lldp);
    if (!actual.installed()) {
      return new SectionPlan<>(
          List.of(),
          needed
              ? List.of(
                  "lldp: lldpd is not on this machine: install the Debian package lldpd, or set lldp to false on every ethernet.")
              : List.of());
    }
    if (actual.file().filter(text -> !text.startsWith(HEADER)).isPresent()) {
      return new SectionPlan<>(
          List.of(),
          List.of("lldp: %s was not written by Ironkeel; delete or rename it.".formatted(FILE)));
    }
    return new SectionPlan<>(changes(pattern(wanted), needed, actual), List.of());
  }

  private static List<Change> changes(String pattern, boolean needed, ActualLldp actual) {
    var changes = new ArrayList<Change>();
    var text =
        pattern.isEmpty()
            ? Optional.<String>empty()
            : Optional.of(HEADER + COMMAND + pattern + "\n");
    if (!text.equals(actual.file())) {
      changes.add(
          text.<Change>map(content -> new Change.Write(FILE, content))
              .orElseGet(() -> new Change.Delete(FILE)));
    }
    if (actual.pattern().isEmpty()) {
      if (needed) {
        changes.add(new Change.Restart(SERVICE));
      }
    } else if (!actual.pattern().get().equals(pattern)
        && (!pattern.isEmpty() || actual.file().isPresent() || ours(actual.pattern().get()))) {
      changes.add(new Change.Run(tell(pattern), ""));
    }
    return changes;
  }

  /** Without a restart, which would forget all neighbours for half a minute. */
  private static List<String> tell(String pattern) {
    return pattern.isEmpty()
        ? List.of("lldpcli", "unconfigure", "system", "interface", "pattern")
        : List.of("lldpcli", "configure", "system", "interface", "pattern", pattern);
  }

  /** A pattern of another form is the administrator's. */
  private static boolean ours(String pattern) {
    return pattern.startsWith("*,!");
  }

  private static String pattern(List<Ethernet> wanted) {
    var without =
        wanted.stream()
            .filter(ethernet -> !ethernet.lldp())
            .map(ethernet -> "!" + ethernet.name())
            .sorted()
            .collect(Collectors.joining(","));
    return without.isEmpty() ? "" : "*," + without;
  }
}
