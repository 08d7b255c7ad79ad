package io.ironkeel.agent.sysctls;

import io.ironkeel.agent.change.Change;
import io.ironkeel.agent.change.Former;
import io.ironkeel.agent.change.Original;
import io.ironkeel.agent.section.SectionPlan;
import io.ironkeel.api.sysctl.Sysctl;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * From wanted and actual parameters to ordered changes. What a parameter was is on record before it
 * is set, and given back when it is no longer wanted.
 */
final class SysctlPlanner {

  static final Path FILE = Path.of("/etc/sysctl.d/90-ironkeel.conf");

  /** Two ways to say one thing: setting one makes the kernel set the other to 0. */
  private static final Map<String, String> COUNTERPARTS =
      Map.of(
          "vm.dirty_bytes", "vm.dirty_ratio",
          "vm.dirty_ratio", "vm.dirty_bytes",
          "vm.dirty_background_bytes", "vm.dirty_background_ratio",
          "vm.dirty_background_ratio", "vm.dirty_background_bytes");

  private static final String UNSET = "0";

  private final Map<String, String> wanted = new TreeMap<>();
  private final ActualSysctls actual;
  private final Former former;
  private final List<Change> changes = new ArrayList<>();
  private final List<String> unmet = new ArrayList<>();

  private SysctlPlanner(List<Sysctl> wanted, ActualSysctls actual, Former former) {
    wanted.forEach(sysctl -> this.wanted.put(sysctl.name(), sysctl.value()));
    this.actual = actual;
    this.former = former;
  }

  static SectionPlan<Change> plan(List<Sysctl> wanted, ActualSysctls actual, Former former) {
    var planner = new SysctlPlanner(wanted, actual, former);
    planner.dropWhatCannotBeHad();
    planner.rememberWhatIsSetForTheFirstTime();
    planner.keepForTheNextBoot();
    planner.setWhatDiffers();
    planner.giveBackWhatIsNoLongerWanted();
    return new SectionPlan<>(planner.changes, planner.unmet);
  }

  /** Every parameter the planner has to know the value of. */
  static Set<String> concerned(List<Sysctl> wanted, Former former) {
    var names = wanted.stream().map(Sysctl::name).collect(Collectors.toCollection(TreeSet::new));
    names.addAll(former.originals().keySet());
    List.copyOf(names).forEach(name -> counterpart(name).ifPresent(names::add));
    return names;
  }

  private void dropWhatCannotBeHad() {
    for (var name : List.copyOf(wanted.keySet())) {
      if (!actual.values().containsKey(name)) {
        unmet.add(
            "sysctl %s is not known to this machine's kernel: load the module that has it, or remove it."
                .formatted(name));
        wanted.remove(name);
      } else if (counterpart(name).filter(wanted::containsKey).isPresent()) {
        unmet.add(
            "sysctl %s and %s exclude each other: remove one."
                .formatted(counterpart(name).orElseThrow(), name));
        wanted.remove(name);
      }
    }
  }

  private void rememberWhatIsSetForTheFirstTime() {
    var originals =
        held().stream()
            .filter(name -> !former.has(name))
            .collect(
                Collectors.toMap(name -> name, name -> new Original(actual.values().get(name))));
    if (!originals.isEmpty()) {
      changes.add(new Change.Remember(originals));
    }
  }

  /** What is wanted, and what changes along with it. */
  private Set<String> held() {
    var held = new TreeSet<>(wanted.keySet());
    wanted.keySet().forEach(name -> counterpart(name).ifPresent(held::add));
    held.retainAll(actual.values().keySet());
    return held;
  }

  private void keepForTheNextBoot() {
    var text =
        wanted.isEmpty()
            ? Optional.<String>empty()
            : Optional.of(
                wanted.entrySet().stream()
                    .map(entry -> "%s = %s\n".formatted(entry.getKey(), entry.getValue()))
                    .collect(
                        Collectors.joining(
                            "",
                            "# Written by the Ironkeel agent from spec.sysctls of the Host.\n",
                            "")));
    if (!text.equals(actual.file())) {
      changes.add(
          text.<Change>map(content -> new Change.Write(FILE, content))
              .orElseGet(() -> new Change.Delete(FILE)));
    }
  }

  private void setWhatDiffers() {
    wanted.forEach(
        (name, value) -> {
          if (!actual.is(name, value)) {
            changes.add(new Change.SetParameter(name, value));
          }
        });
  }

  /** The record ends only after a look at the kernel has shown the former value. */
  private void giveBackWhatIsNoLongerWanted() {
    var given = new TreeSet<String>();
    var held = held();
    new TreeMap<>(former.originals())
        .forEach(
            (name, original) -> {
              var value = original.text().orElse(UNSET);
              if (held.contains(name)) {
                return;
              }
              if (!actual.values().containsKey(name) || actual.is(name, value)) {
                given.add(name);
              } else if (!comesWithItsCounterpart(name, value)) {
                changes.add(new Change.SetParameter(name, value));
              }
            });
    if (!given.isEmpty()) {
      changes.add(new Change.Forget(given));
    }
  }

  /** The kernel refuses a 0 here, and sets it itself when the other one is given back. */
  private boolean comesWithItsCounterpart(String name, String value) {
    return value.equals(UNSET) && counterpart(name).filter(former::has).isPresent();
  }

  private static Optional<String> counterpart(String name) {
    return Optional.ofNullable(COUNTERPARTS.get(name));
  }
}
