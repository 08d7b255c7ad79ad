package io.ironkeel.agent.unmanaged;

import io.ironkeel.agent.change.Change;
import io.ironkeel.agent.change.Changes;
import io.ironkeel.agent.links.ActualLink;
import io.ironkeel.agent.links.Naming;
import io.ironkeel.agent.section.Observed;
import io.ironkeel.agent.section.Section;
import io.ironkeel.agent.section.SectionPlan;
import io.ironkeel.agent.store.PublicFile;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.network.Link;
import io.ironkeel.api.network.Network;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Marks that keep NetworkManager, systemd-networkd and cloud-init away from the links we manage.
 * Before the links, so that none of them sees a link come up without its mark.
 */
public final class UnmanagedSection implements Section<Change>, Observed {

  public static final String NAME = "unmanaged";

  private final Path root;
  private final Changes changes;
  private final Supplier<List<ActualLink>> links;

  /**
   * @param links the machine's links as they are now
   */
  public UnmanagedSection(Path root, Changes changes, Supplier<List<ActualLink>> links) {
    this.root = root;
    this.changes = changes;
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
    var network = Naming.of(config.network(), config.managementInterface(), links.get()).network();
    var managed =
        Stream.concat(
                network.links().map(Link::name),
                network.bonds().stream().flatMap(bond -> bond.members().stream()))
            .distinct()
            .sorted()
            .toList();
    return UnmanagedPlanner.plan(
        managed, Stream.of(OtherTool.values()).map(this::load).toList(), changes.former());
  }

  private ActualMark load(OtherTool tool) {
    return new ActualMark(
        tool,
        Files.isDirectory(inRoot(tool.directory())),
        Files.exists(inRoot(tool.sign())),
        PublicFile.read(inRoot(tool.file())));
  }

  @Override
  public List<String> apply(List<Change> actions) {
    return changes.apply(actions);
  }

  @Override
  public Set<Path> files() {
    return Stream.of(OtherTool.values())
        .map(tool -> inRoot(tool.file()))
        .collect(Collectors.toSet());
  }

  /** The files are all there is to see. */
  @Override
  public Object glance() {
    return "";
  }

  private Path inRoot(Path file) {
    return root.resolve(Path.of("/").relativize(file));
  }
}
