package io.ironkeel.agent.lldp;

import io.ironkeel.agent.change.Change;
import io.ironkeel.agent.change.Changes;
import io.ironkeel.agent.command.Commands;
import io.ironkeel.agent.links.ActualLink;
import io.ironkeel.agent.links.Naming;
import io.ironkeel.agent.section.Observed;
import io.ironkeel.agent.section.Section;
import io.ironkeel.agent.section.SectionPlan;
import io.ironkeel.agent.store.PublicFile;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.network.Network;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Which ports say who they are and listen who their neighbour is (LLDP), by lldpd. */
public final class LldpSection implements Section<Change>, Observed {

  public static final String NAME = "lldp";

  private final Path root;
  private final Changes changes;
  private final Lldpd lldpd;
  private final Supplier<List<ActualLink>> links;

  /**
   * @param links the machine's links as they are now
   */
  public LldpSection(
      Path root, Changes changes, Commands commands, Supplier<List<ActualLink>> links) {
    this.root = root;
    this.changes = changes;
    this.lldpd = new Lldpd(root, commands);
    this.links = links;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean isAskedFor(MachineConfigSpec config) {
    return !Network.NONE.equals(config.network());
  }

  @Override
  public SectionPlan<Change> plan(MachineConfigSpec config) {
    var ethernets =
        Naming.of(config.network(), config.managementInterface(), links.get())
            .network()
            .ethernets();
    var file = PublicFile.read(inRoot(LldpPlanner.FILE));
    var installed = lldpd.installed();
    // Where nobody asks for LLDP, nobody asks lldpd.
    var asked = installed && !(ethernets.isEmpty() && file.isEmpty());
    return LldpPlanner.plan(
        ethernets, new ActualLldp(installed, file, asked ? lldpd.pattern() : Optional.empty()));
  }

  @Override
  public List<String> apply(List<Change> actions) {
    return changes.apply(actions);
  }

  @Override
  public Set<Path> files() {
    return Set.of(inRoot(LldpPlanner.FILE));
  }

  /** A daemon that is killed takes its neighbours along. */
  @Override
  public Object glance() {
    return lldpd.process();
  }

  private Path inRoot(Path file) {
    return root.resolve(Path.of("/").relativize(file));
  }
}
