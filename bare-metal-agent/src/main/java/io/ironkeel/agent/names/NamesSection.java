package io.ironkeel.agent.names;

import io.ironkeel.agent.change.Change;
import io.ironkeel.agent.change.Changes;
import io.ironkeel.agent.change.KernelParameters;
import io.ironkeel.agent.section.Observed;
import io.ironkeel.agent.section.Section;
import io.ironkeel.agent.section.SectionPlan;
import io.ironkeel.agent.store.PublicFile;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The machine's own name, and how it finds others by name. */
public final class NamesSection implements Section<Change>, Observed {

  public static final String NAME = "names";

  private final Path root;
  private final Changes changes;
  private final KernelParameters parameters;

  public NamesSection(Path root, Changes changes) {
    this.root = root;
    this.changes = changes;
    this.parameters = new KernelParameters(root);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean isAskedFor(MachineConfigSpec config) {
    return config.names() != null;
  }

  @Override
  public SectionPlan<Change> plan(MachineConfigSpec config) {
    return NamePlanner.plan(Optional.ofNullable(config.names()), load(), changes.former());
  }

  @Override
  public List<String> apply(List<Change> actions) {
    return changes.apply(actions);
  }

  @Override
  public Set<Path> files() {
    return Set.of(
        inRoot(NamePlanner.HOSTNAME_FILE),
        inRoot(NamePlanner.HOSTS),
        inRoot(NamePlanner.RESOLV_CONF),
        inRoot(NamePlanner.RESOLVED_DROP_IN));
  }

  /** {@code sethostname} touches no file. */
  @Override
  public Object glance() {
    return hostname();
  }

  private ActualNames load() {
    var link = resolvConfLink();
    return new ActualNames(
        hostname(),
        read(NamePlanner.HOSTNAME_FILE),
        link.isPresent() ? Optional.empty() : read(NamePlanner.RESOLV_CONF),
        link,
        read(NamePlanner.RESOLVED_DROP_IN),
        read(NamePlanner.HOSTS));
  }

  private String hostname() {
    return parameters.read("kernel.hostname").orElse("");
  }

  private Optional<String> resolvConfLink() {
    var file = inRoot(NamePlanner.RESOLV_CONF);
    try {
      return Files.isSymbolicLink(file)
          ? Optional.of(Files.readSymbolicLink(file).toString())
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private Optional<String> read(Path file) {
    return PublicFile.read(inRoot(file));
  }

  private Path inRoot(Path file) {
    return root.resolve(Path.of("/").relativize(file));
  }
}
