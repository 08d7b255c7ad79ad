package io.ironkeel.agent.transaction;

import io.ironkeel.agent.section.Convergence;
import io.ironkeel.agent.section.SectionPlan;
import io.ironkeel.agent.section.SectionResult;
import io.ironkeel.agent.section.Sections;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The machine under all of its configurations: one of them is changed at a time, and what came of
 * it is told to those whom it concerns.
 */
final class WholeMachine {

  private final Sections sections;
  private final Memory memory;
  private final Map<MachineConfigSpec, Convergence> looked = new HashMap<>();
  private Map<String, MachineConfigSpec> asked = Map.of();

  WholeMachine(Sections sections, Memory memory) {
    this.sections = sections;
    this.memory = memory;
  }

  /**
   * From now on the machine may have changed by itself.
   *
   * @param all that is asked of the machine, also what does not hold yet
   */
  void lookAnew(Map<String, MachineConfigSpec> all) {
    looked.clear();
    asked = Map.copyOf(all);
  }

  /** What the configuration of this name is together with the others that hold. */
  MachineConfigSpec spec(String name, MachineConfigSpec config) {
    return MergedConfig.of(with(name, config)).spec();
  }

  /** Whether another configuration says that nothing may be changed on the machine. */
  boolean suspendedByAnother(String name) {
    return memory.held().entrySet().stream()
        .anyMatch(other -> !other.getKey().equals(name) && other.getValue().suspended());
  }

  /** Makes the machine what the configuration of this name says, and the others. */
  Convergence converge(String name, MachineConfigSpec config) {
    looked.clear();
    return told(name, config, sections::converge);
  }

  /**
   * The same, but for all configurations together once only, until there is reason to look anew.
   */
  Convergence keep(String name, MachineConfigSpec config) {
    return told(
        name,
        config,
        spec -> {
          var known = looked.get(spec);
          if (known != null) {
            return known;
          }
          var result = sections.converge(spec);
          looked.put(spec, withoutChanges(result));
          return result;
        });
  }

  /** What is left to do for the configuration of this name, by section; changes nothing. */
  Map<String, SectionPlan<?>> plan(String name, MachineConfigSpec config) {
    var configs = with(name, config);
    var plans = sections.plan(MergedConfig.of(configs).spec());
    plans.keySet().retainAll(concerning(name, configs));
    return plans;
  }

  private Convergence told(
      String name, MachineConfigSpec config, Function<MachineConfigSpec, Convergence> look) {
    var configs = with(name, config);
    var merged = MergedConfig.of(configs);
    var result = look.apply(merged.spec());
    var concerning = concerning(name, configs);
    var refused = merged.refused(name);
    return new Convergence(
            result.sections().stream()
                .filter(section -> concerning.contains(section.section()))
                .toList())
        .and(
            refused.isEmpty()
                ? Optional.empty()
                : Optional.of(new SectionResult("agent", 0, refused, List.of())));
  }

  private Set<String> concerning(String name, SortedMap<String, MachineConfigSpec> configs) {
    var all = new TreeMap<>(asked);
    all.putAll(configs);
    return sections.concerning(name, all);
  }

  private SortedMap<String, MachineConfigSpec> with(String name, MachineConfigSpec config) {
    var all = new TreeMap<>(memory.held());
    all.put(name, config);
    return all;
  }

  private static Convergence withoutChanges(Convergence result) {
    return new Convergence(
        result.sections().stream()
            .map(
                section ->
                    new SectionResult(section.section(), 0, section.unmet(), section.failures()))
            .toList());
  }
}
