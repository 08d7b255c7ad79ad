package io.ironkeel.agent.storage;

import io.ironkeel.agent.storage.StorageAction.DeleteUnit;
import io.ironkeel.agent.storage.StorageAction.MakeFolder;
import io.ironkeel.agent.storage.StorageAction.Run;
import io.ironkeel.agent.storage.StorageAction.WriteUnit;
import io.ironkeel.api.storage.Filesystem;
import io.ironkeel.api.storage.LocalVolume;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The steps to one volume: made, formatted, mounted, made larger, taken away. */
final class VolumePlanner {

  private static final long GIB = 1L << 30;

  private final LocalVolume volume;
  private final ActualStorage actual;
  private final List<String> unmet;
  private final String group;
  private final String device;
  private final Optional<ActualVolume> present;
  private final List<StorageAction> steps = new ArrayList<>();

  VolumePlanner(LocalVolume volume, ActualStorage actual, List<String> unmet) {
    this.volume = volume;
    this.actual = actual;
    this.unmet = unmet;
    this.group = ActualGroup.nameOf(volume.pool());
    this.device = ActualVolume.pathOf(group, volume.name());
    this.present = actual.volume(group, volume.name());
  }

  List<StorageAction> steps() {
    if (present.isEmpty()) {
      make();
    } else if (present.get().has(ActualVolume.UNFORMATTED)) {
      format();
    }
    mount();
    present.ifPresent(this::grow);
    return steps;
  }

  private void make() {
    var command =
        new ArrayList<>(
            List.of(
                "lvcreate",
                "--yes",
                "--type=thin",
                "--virtualsize=%dg".formatted(volume.sizeGiB()),
                "--thinpool=" + ActualVolume.THIN_POOL,
                "--name=" + volume.name()));
    if (volume.filesystem() != Filesystem.NONE) {
      command.add("--addtag=" + ActualVolume.UNFORMATTED);
    }
    command.add(group);
    steps.add(new Run(volume.pool(), command, List.of()));
    if (volume.filesystem() != Filesystem.NONE) {
      format();
    }
  }

  /** A file system that was begun and not ended has never been mounted: it is made anew. */
  private void format() {
    switch (volume.filesystem()) {
      // The blocks of a new thin volume are not there yet: nothing to discard.
      case XFS -> run("mkfs.xfs", "-f", "-q", "-K", device);
      case EXT4 -> run("mkfs.ext4", "-F", "-q", "-E", "nodiscard", device);
      case NONE -> {}
    }
    run("lvchange", "--deltag", ActualVolume.UNFORMATTED, name());
  }

  private void mount() {
    leaveOtherPlaces();
    if (volume.mountPath() == null) {
      return;
    }
    var there = Optional.ofNullable(actual.mounts().get(volume.mountPath()));
    if (there.isPresent() && !there.get().equals(mapped())) {
      refuse("%s is mounted at %s already".formatted(there.get(), volume.mountPath()));
      return;
    }
    if (there.isEmpty() && actual.occupied().contains(volume.mountPath())) {
      refuse("%s is not empty, and a mount would hide what is in it".formatted(volume.mountPath()));
      return;
    }
    var unit = MountUnit.of(volume, device);
    if (!unit.content().equals(actual.units().get(unit.file().toString()))) {
      steps.add(new WriteUnit(volume.pool(), unit.file(), unit.content()));
      reload();
    }
    if (there.isEmpty()) {
      if (actual.systemd()) {
        // It makes the folder, too.
        run("systemctl", "start", unit.unit());
      } else {
        steps.add(new MakeFolder(volume.pool(), Path.of(volume.mountPath())));
        run("mount", "-t", volume.filesystem().keyword(), device, volume.mountPath());
      }
    }
  }

  /** Where it was mounted under an earlier configuration. */
  private void leaveOtherPlaces() {
    actual.units().entrySet().stream()
        .filter(unit -> unit.getValue().contains("\nWhat=%s\n".formatted(device)))
        .map(unit -> Path.of(unit.getKey()))
        .filter(
            file ->
                volume.remove()
                    || volume.mountPath() == null
                    || !file.equals(MountUnit.of(volume, device).file()))
        .sorted()
        .forEach(
            file -> {
              if (actual.systemd()) {
                run("systemctl", "stop", file.getFileName().toString());
              }
              steps.add(new DeleteUnit(volume.pool(), file));
              reload();
            });
    if (!actual.systemd()) {
      actual.mounts().entrySet().stream()
          .filter(mount -> mount.getValue().equals(mapped()))
          .map(mount -> mount.getKey())
          .filter(path -> volume.remove() || !path.equals(volume.mountPath()))
          .sorted()
          .forEach(path -> run("umount", path));
    }
  }

  private void reload() {
    if (actual.systemd()) {
      run("systemctl", "daemon-reload");
    }
  }

  private void grow(ActualVolume known) {
    var wanted = volume.sizeGiB() * GIB;
    if (known.sizeBytes() > wanted) {
      refuse(
          "it has %d GiB and does not shrink to %d"
              .formatted(known.sizeBytes() / GIB, volume.sizeGiB()));
      return;
    }
    var formatted = volume.filesystem() != Filesystem.NONE;
    var larger = known.sizeBytes() < wanted;
    if (larger && formatted && !known.has(ActualVolume.GROWING)) {
      run("lvchange", "--addtag", ActualVolume.GROWING, name());
    }
    if (larger) {
      run("lvextend", "--size=%dg".formatted(volume.sizeGiB()), name());
    }
    if (formatted && (larger || known.has(ActualVolume.GROWING))) {
      growFilesystem();
    }
  }

  private void growFilesystem() {
    if (volume.filesystem() == Filesystem.EXT4) {
      run("resize2fs", device);
    } else {
      var place = place();
      if (place.isEmpty()) {
        refuse(
            "XFS is made larger only where it is mounted: set spec.mountPath, or mount %s"
                .formatted(device));
        return;
      }
      run("xfs_growfs", place.get());
    }
    run("lvchange", "--deltag", ActualVolume.GROWING, name());
  }

  private Optional<String> place() {
    return Optional.ofNullable(volume.mountPath())
        .or(
            () ->
                actual.mounts().entrySet().stream()
                    .filter(mount -> mount.getValue().equals(mapped()))
                    .map(mount -> mount.getKey())
                    .findFirst());
  }

  /** Takes it away with all that is on it. */
  List<StorageAction> removal() {
    leaveOtherPlaces();
    if (present.isPresent()) {
      run("lvremove", "--yes", name());
    }
    return steps;
  }

  private String name() {
    return group + "/" + volume.name();
  }

  private String mapped() {
    return ActualVolume.mappedPathOf(group, volume.name());
  }

  private void run(String... command) {
    steps.add(Run.of(volume.pool(), command));
  }

  private void refuse(String why) {
    unmet.add("Volume %s: %s.".formatted(volume.name().replaceFirst("\\.", "/"), why));
  }
}
