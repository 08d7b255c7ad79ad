package io.ironkeel.agent.cli;

import io.ironkeel.agent.section.Action;
import io.ironkeel.agent.section.Section;
import io.ironkeel.agent.section.Sections;
import io.ironkeel.agent.transaction.MergedConfig;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/** What would be done to the machine. */
record PlanReport(List<ConfigPlan> configs) {

  record ConfigPlan(String name, String hash, List<Part> sections) {}

  /**
   * One section's part.
   *
   * @param actions as a person would type them, in their order
   * @param unmet what the machine lacks
   * @param failure why the section could not look at the machine; null when it could
   */
  record Part(String name, List<String> actions, List<String> unmet, String failure) {}

  /**
   * @param names of the configurations to report on
   * @param configs all that hold on the machine, with those
   */
  static PlanReport of(
      Set<String> names, SortedMap<String, MachineConfigSpec> configs, Sections sections) {
    return new PlanReport(
        names.stream().sorted().map(name -> config(name, configs, sections)).toList());
  }

  private static ConfigPlan config(
      String name, SortedMap<String, MachineConfigSpec> configs, Sections sections) {
    var merged = MergedConfig.of(configs);
    var concerning = sections.concerning(name, configs);
    var parts =
        sections.all().stream()
            .filter(section -> concerning.contains(section.name()))
            .map(section -> part(section, merged.spec()));
    var refused = merged.refused(name);
    return new ConfigPlan(
        name,
        configs.get(name).hash(),
        Stream.concat(
                parts,
                refused.isEmpty()
                    ? Stream.empty()
                    : Stream.of(new Part("agent", List.of(), refused, null)))
            .toList());
  }

  private static Part part(Section<?> section, MachineConfigSpec config) {
    try {
      var plan = section.plan(config);
      return new Part(
          section.name(), plan.actions().stream().map(Action::text).toList(), plan.unmet(), null);
    } catch (RuntimeException e) {
      return new Part(section.name(), List.of(), List.of(), String.valueOf(e.getMessage()));
    }
  }

  boolean failed() {
    return parts().anyMatch(part -> part.failure() != null);
  }

  boolean nothingToDo() {
    return parts().allMatch(part -> part.actions().isEmpty() && part.unmet().isEmpty());
  }

  private Stream<Part> parts() {
    return configs.stream().flatMap(config -> config.sections().stream());
  }

  void print(PrintWriter out) {
    for (var config : configs) {
      out.printf("%s (%s)%n", config.name(), config.hash());
      for (var part : config.sections()) {
        part.actions().forEach(action -> out.printf("  %-8s + %s%n", part.name(), action));
        part.unmet().forEach(lack -> out.printf("  %-8s ! %s%n", part.name(), lack));
        if (part.failure() != null) {
          out.printf("  %-8s ? cannot look: %s%n", part.name(), part.failure());
        }
      }
    }
    out.println(
        configs.isEmpty()
            ? "No configuration was confirmed on this machine yet."
            : nothingToDo() && !failed()
                ? "The machine is as its configuration says."
                : "Nothing was changed.");
  }
}
