package io.ironkeel.agent.storage;

import io.ironkeel.agent.command.CommandFailed;
import io.ironkeel.agent.command.Commands;
import io.ironkeel.agent.section.Observed;
import io.ironkeel.agent.section.Section;
import io.ironkeel.agent.section.SectionPlan;
import io.ironkeel.agent.store.Documents;
import io.ironkeel.agent.store.PublicFile;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.machinestate.PoolState;
import io.ironkeel.api.machinestate.VolumeState;
import io.ironkeel.api.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Pools and volumes on the machine's disks. What it did is never undone by itself: a configuration
 * that does not name a pool any more leaves it alone.
 */
public final class StorageSection implements Section<StorageAction>, Observed {

  public static final String NAME = "storage";

  private final Path root;
  private final Commands commands;
  private final Documents<Claim> claims;
  private final StorageLook look;
  private final StorageGlance glance;
  private volatile ActualStorage latest = ActualStorage.NOTHING;
  private volatile Storage wanted = Storage.NOTHING;

  public StorageSection(Path root, Commands commands, Documents<Claim> claims) {
    this.root = root;
    this.commands = commands;
    this.claims = claims;
    this.look = new StorageLook(root, commands);
    this.glance = new StorageGlance(root);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean isAskedFor(MachineConfigSpec config) {
    return config.storage() != null;
  }

  @Override
  public SectionPlan<StorageAction> plan(MachineConfigSpec config) {
    wanted = Optional.ofNullable(config.storage()).orElse(Storage.NOTHING);
    // Where nobody asks for storage and there is none of ours, no tool is started.
    latest = isAskedFor(config) || glance.hasPools() ? look.look(wanted) : ActualStorage.NOTHING;
    return StoragePlanner.plan(wanted, latest, claims.all());
  }

  @Override
  public List<String> apply(List<StorageAction> actions) {
    var failures = new ArrayList<String>();
    var failed = new HashSet<String>();
    for (var action : actions) {
      if (failed.contains(action.pool())) {
        continue;
      }
      try {
        apply(action);
      } catch (CommandFailed | UncheckedIOException | IllegalStateException e) {
        failures.add("Pool %s: %s".formatted(action.pool(), e.getMessage()));
        failed.add(action.pool());
      }
    }
    return failures;
  }

  private void apply(StorageAction action) {
    switch (action) {
      case StorageAction.Remember remember -> claims.put(remember.pool(), remember.claim());
      case StorageAction.Forget forget -> claims.remove(forget.pool());
      case StorageAction.Run run -> {
        check(run);
        commands.run("", run.command());
        look.settle();
      }
      case StorageAction.Empty empty -> {
        check(empty);
        commands.run("", empty.command());
        look.settle();
      }
      case StorageAction.WriteUnit write -> {
        PublicFile.write(inRoot(write.file()), write.content());
        link(write.file());
      }
      case StorageAction.DeleteUnit delete -> {
        PublicFile.delete(inRoot(wanting(delete.file())));
        PublicFile.delete(inRoot(delete.file()));
      }
      case StorageAction.MakeFolder make -> makeFolder(inRoot(make.folder()));
    }
  }

  /**
   * Looks once more at what is about to be written to: since the plan anything may have happened.
   */
  private void check(StorageAction.Run run) {
    if (run.taken().isEmpty()) {
      return;
    }
    var now = look.disks();
    var claim = claims.get(run.pool());
    for (var identity : run.taken()) {
      var disk =
          now.stream()
              .filter(one -> one.identity().filter(identity::equals).isPresent())
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("disk %s is gone.".formatted(identity)));
      if (!run.command().contains(disk.path())) {
        throw new IllegalStateException(
            "disk %s is %s now: nothing was written.".formatted(identity, disk.path()));
      }
      disk.refusal(claim)
          .ifPresent(
              why -> {
                throw new IllegalStateException(
                    "disk %s is not touched, because %s.".formatted(identity, why));
              });
    }
  }

  /** The same for a disk that somebody permitted to be emptied. */
  private void check(StorageAction.Empty empty) {
    var refusal =
        look.disks().stream()
            .filter(one -> one.identity().filter(empty.wipe().disk()::equals).isPresent())
            .filter(one -> one.path().equals(empty.disk().path()))
            .findFirst()
            .map(one -> one.refusalToEmpty(empty.wipe().content()))
            .orElseGet(() -> Optional.of("it is another one now"));
    if (refusal.isPresent()) {
      throw new IllegalStateException(
          "disk %s is not emptied, because %s.".formatted(empty.wipe().disk(), refusal.get()));
    }
  }

  private static void makeFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + folder, e);
    }
  }

  private void link(Path unit) {
    var link = inRoot(wanting(unit));
    try {
      Files.createDirectories(link.getParent());
      if (!Files.isSymbolicLink(link)) {
        Files.createSymbolicLink(link, Path.of("..").resolve(unit.getFileName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + link, e);
    }
  }

  private static Path wanting(Path unit) {
    return unit.getParent().resolve("local-fs.target.wants").resolve(unit.getFileName());
  }

  /** The pools there are, as they were looked at last. */
  public List<PoolState> pools() {
    return new StorageReport(wanted, latest).pools();
  }

  /** The volumes there are, as they were looked at last. */
  public List<VolumeState> volumes() {
    return new StorageReport(wanted, latest).volumes();
  }

  @Override
  public Set<Path> files() {
    return Set.of();
  }

  /** The kernel's word on RAIDs and mounts, without any tool. */
  @Override
  public Object glance() {
    return glance.look();
  }

  private Path inRoot(Path file) {
    return root.resolve(Path.of("/").relativize(file));
  }
}
