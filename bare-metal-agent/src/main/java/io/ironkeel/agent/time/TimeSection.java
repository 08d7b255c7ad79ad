package io.ironkeel.agent.time;

import io.ironkeel.agent.change.Change;
import io.ironkeel.agent.change.Changes;
import io.ironkeel.agent.command.Commands;
import io.ironkeel.agent.section.Observed;
import io.ironkeel.agent.section.Section;
import io.ironkeel.agent.section.SectionPlan;
import io.ironkeel.agent.store.PublicFile;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The machine's clock, by chrony. */
public final class TimeSection implements Section<Change>, Observed {

  public static final String NAME = "time";

  private final Path root;
  private final Changes changes;
  private final Chronyd chronyd;

  public TimeSection(Path root, Changes changes, Commands commands) {
    this.root = root;
    this.changes = changes;
    this.chronyd = new Chronyd(root, commands);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean isAskedFor(MachineConfigSpec config) {
    return config.time() != null;
  }

  @Override
  public SectionPlan<Change> plan(MachineConfigSpec config) {
    var wanted = Optional.ofNullable(config.time());
    return TimePlanner.plan(wanted, load(wanted.isPresent()), changes.former());
  }

  @Override
  public List<String> apply(List<Change> actions) {
    return changes.apply(actions);
  }

  @Override
  public Set<Path> files() {
    return Set.of(
        inRoot(TimePlanner.MAIN), inRoot(TimePlanner.SETTINGS), inRoot(TimePlanner.SOURCES));
  }

  /** A daemon that is killed leaves everything as it was, only itself it takes along. */
  @Override
  public Object glance() {
    return chronyd.process();
  }

  /** Where nobody asks for time, nobody asks chronyd. */
  private ActualTime load(boolean wanted) {
    return new ActualTime(
        chronyd.installed(),
        PublicFile.read(inRoot(TimePlanner.MAIN)),
        PublicFile.read(inRoot(TimePlanner.SETTINGS)),
        PublicFile.read(inRoot(TimePlanner.SOURCES)),
        wanted ? chronyd.ask() : Optional.empty());
  }

  private Path inRoot(Path file) {
    return root.resolve(Path.of("/").relativize(file));
  }
}
