package io.ironkeel.agent.routing;

import io.ironkeel.agent.change.Change;
import io.ironkeel.agent.change.Changes;
import io.ironkeel.agent.command.Commands;
import io.ironkeel.agent.section.Observed;
import io.ironkeel.agent.section.Section;
import io.ironkeel.agent.section.SectionPlan;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.machinestate.BgpSession;
import io.ironkeel.api.machinestate.OspfNeighbour;
import io.ironkeel.api.routing.Routing;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How the machine exchanges routes with others, by FRR. After the links it speaks over. */
public final class RoutingSection implements Section<Change>, Observed {

  public static final String NAME = "routing";

  private final Path root;
  private final Changes changes;
  private final Commands commands;
  private final Frr frr;
  private volatile boolean concerned;
  private volatile boolean ospf;

  public RoutingSection(Path root, Changes changes, Commands commands) {
    this.root = root;
    this.changes = changes;
    this.commands = commands;
    this.frr = new Frr(root, commands);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean isAskedFor(MachineConfigSpec config) {
    return config.routing() != null;
  }

  @Override
  public SectionPlan<Change> plan(MachineConfigSpec config) {
    var wanted = Optional.ofNullable(config.routing());
    var former = changes.former();
    // Where nobody asks for routing, nobody asks FRR.
    concerned = wanted.isPresent() || !former.originals().isEmpty();
    ospf = wanted.map(Routing::ospf).isPresent();
    return concerned
        ? RoutingPlanner.plan(wanted, frr.look(), former)
        : new SectionPlan<>(List.of(), List.of());
  }

  @Override
  public List<String> apply(List<Change> actions) {
    return changes.apply(actions);
  }

  /** The sessions there are now; none where nobody asks for routing. */
  public List<BgpSession> sessions() {
    return concerned ? BgpSessions.read(commands) : List.of();
  }

  /** The OSPF neighbours there are now; none where nobody asks for OSPF. */
  public List<OspfNeighbour> neighbours() {
    return ospf ? OspfNeighbours.read(commands) : List.of();
  }

  @Override
  public Set<Path> files() {
    return Set.of(inRoot(RoutingPlanner.DAEMONS_FILE), inRoot(RoutingPlanner.SAVED_FILE));
  }

  /** FRR tells nobody when a daemon or a session ends. */
  @Override
  public Object glance() {
    return concerned ? frr.glance() : "";
  }

  private Path inRoot(Path file) {
    return root.resolve(Path.of("/").relativize(file));
  }
}
