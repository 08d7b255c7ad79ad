package io.ironkeel.agent.sysctls;

import io.ironkeel.agent.change.Change;
import io.ironkeel.agent.change.Changes;
import io.ironkeel.agent.change.KernelParameters;
import io.ironkeel.agent.section.Observed;
import io.ironkeel.agent.section.Section;
import io.ironkeel.agent.section.SectionPlan;
import io.ironkeel.agent.store.PublicFile;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The kernel's parameters, in the running kernel and for its next boot. */
public final class SysctlsSection implements Section<Change>, Observed {

  public static final String NAME = "sysctls";

  private final Path file;
  private final Changes changes;
  private final KernelParameters parameters;
  private volatile Set<String> watched = Set.of();

  public SysctlsSection(Path root, Changes changes) {
    this.file = root.resolve(Path.of("/").relativize(SysctlPlanner.FILE));
    this.changes = changes;
    this.parameters = new KernelParameters(root);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean isAskedFor(MachineConfigSpec config) {
    return !config.sysctls().isEmpty();
  }

  @Override
  public SectionPlan<Change> plan(MachineConfigSpec config) {
    var former = changes.former();
    watched = SysctlPlanner.concerned(config.sysctls(), former);
    var actual = new ActualSysctls(values(), PublicFile.read(file));
    return SysctlPlanner.plan(config.sysctls(), actual, former);
  }

  @Override
  public List<String> apply(List<Change> actions) {
    return changes.apply(actions);
  }

  @Override
  public Set<Path> files() {
    return Set.of(file);
  }

  /** The kernel tells nobody when a parameter changes. */
  @Override
  public Object glance() {
    return values();
  }

  private Map<String, String> values() {
    var values = new TreeMap<String, String>();
    watched.forEach(name -> parameters.read(name).ifPresent(value -> values.put(name, value)));
    return values;
  }
}
