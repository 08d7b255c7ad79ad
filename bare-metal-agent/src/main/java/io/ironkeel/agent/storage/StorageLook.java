package io.ironkeel.agent.storage;

import io.ironkeel.agent.command.Commands;
import io.ironkeel.agent.inventory.Disks;
import io.ironkeel.agent.inventory.MachineFiles;
import io.ironkeel.api.machinestate.Disk;
import io.ironkeel.api.storage.DiskIdentity;
import io.ironkeel.api.storage.LocalVolume;
import io.ironkeel.api.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at the machine's storage with the field's own tools. */
final class StorageLook {

  private static final String UNITS = "etc/systemd/system";
  private static final String MARK = "# Written by the Ironkeel agent from Volume ";

  private final Path root;
  private final Commands commands;
  private final MachineFiles files;
  private final Mdadm mdadm;
  private final Lvm lvm;

  StorageLook(Path root, Commands commands) {
    this.root = root;
    this.commands = commands;
    this.files = new MachineFiles(root);
    this.mdadm = new Mdadm(files, commands);
    this.lvm = new Lvm(commands);
  }

  ActualStorage look(Storage wanted) {
    var mounts = mounts();
    return new ActualStorage(
        disks(),
        mdadm.arrays(),
        lvm.groups(),
        lvm.volumes(),
        mounts,
        units(),
        wanted.volumes().stream()
            .map(LocalVolume::mountPath)
            .filter(Objects::nonNull)
            .filter(path -> !mounts.containsKey(path))
            .filter(this::isOccupied)
            .toList(),
        files.exists("run/systemd/system"));
  }

  List<ActualDisk> disks() {
    var handles = OpenHandles.of(root);
    var all = Disks.read(commands, files);
    return all.stream().map(disk -> describe(disk, all, handles)).toList();
  }

  private ActualDisk describe(Disk disk, List<Disk> all, OpenHandles handles) {
    var identity = Optional.ofNullable(identityOf(disk));
    var path = "/dev/" + disk.name();
    var partitioned =
        Boolean.FALSE.equals(disk.blank())
            && disk.signatures().isEmpty()
            && disk.holders().isEmpty()
            && disk.mounts().isEmpty();
    // Told by the look at the disks only as an absence.
    Optional<List<String>> signatures =
        disk.blank() == null
            ? Optional.empty()
            : Optional.of(partitioned ? List.of(ActualDisk.PARTITION) : disk.signatures());
    var raid = disk.signatures().contains("linux_raid_member");
    return new ActualDisk(
        identity,
        identity.isEmpty()
            || all.stream().filter(one -> identity.get().equals(identityOf(one))).count() == 1,
        path,
        Optional.ofNullable(disk.sizeBytes()).orElse(0L),
        signatures,
        Optional.ofNullable(disk.content()),
        files.names("sys/block/" + disk.name()).stream()
            .filter(name -> name.startsWith(disk.name()))
            .map("/dev/"::concat)
            .toList(),
        Stream.of(disk.holders(), disk.mounts(), handles.of(path))
            .flatMap(users -> users.stream())
            .toList(),
        raid ? mdadm.arrayOf(path) : Optional.empty());
  }

  private static String identityOf(Disk disk) {
    return DiskIdentity.of(disk.wwn(), disk.serialNumber());
  }

  /** What is mounted as process 1 sees it, by where. */
  private Map<String, String> mounts() {
    var mounts = new HashMap<String, String>();
    files
        .read("proc/1/mountinfo")
        .orElse("")
        .lines()
        .map(line -> List.of(line.split(" ")))
        .filter(words -> words.size() > 9 && words.indexOf("-") > 5)
        .forEach(words -> mounts.put(words.get(4), words.get(words.indexOf("-") + 2)));
    return mounts;
  }

  private Map<String, String> units() {
    var units = new HashMap<String, String>();
    files.names(UNITS).stream()
        .filter(name -> name.endsWith(".mount"))
        .forEach(
            name ->
                content(root.resolve(UNITS).resolve(name))
                    .filter(text -> text.startsWith(MARK))
                    .ifPresent(text -> units.put("/" + UNITS + "/" + name, text)));
    return units;
  }

  private static Optional<String> content(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private boolean isOccupied(String path) {
    return !files.names(path.substring(1)).isEmpty();
  }

  /** Waits until udev has made of the last step what it makes of it. */
  void settle() {
    if (files.exists("run/udev/control")) {
      commands.run("udevadm", "settle", "--timeout=20");
    }
  }
}
