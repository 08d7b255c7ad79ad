package io.ironkeel.agent.section;

import io.ironkeel.api.machineconfig.MachineConfigSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** All sections, in the order in which they are applied. */
public record Sections(List<Section<?>> all) {

  public Sections {
    all = List.copyOf(all);
  }

  /**
   * The names of the sections whose result is the business of one of several configurations: those
   * it has something for; what nobody has anything for is told by the first.
   */
  public Set<String> concerning(String name, SortedMap<String, MachineConfigSpec> configs) {
    return all.stream()
        .filter(
            section ->
                section.isAskedFor(configs.get(name))
                    || configs.firstKey().equals(name)
                        && configs.values().stream().noneMatch(section::isAskedFor))
        .map(Section::name)
        .collect(Collectors.toSet());
  }

  /** What is left to do, by section; changes nothing. */
  public Map<String, SectionPlan<?>> plan(MachineConfigSpec config) {
    var plans = new LinkedHashMap<String, SectionPlan<?>>();
    all.forEach(section -> plans.put(section.name(), section.plan(config)));
    return plans;
  }

  /** Makes the machine what the configuration says; one section's failure never stops another. */
  public Convergence converge(MachineConfigSpec config) {
    return new Convergence(all.stream().map(section -> Rounds.converge(section, config)).toList());
  }
}
