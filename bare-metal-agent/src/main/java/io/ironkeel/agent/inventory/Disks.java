package io.ironkeel.agent.inventory;

import io.ironkeel.agent.command.Commands;
import io.ironkeel.api.machinestate.Disk;
import io.ironkeel.api.machinestate.MachineStateStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The disks, with what is on them. */
public final class Disks {

  private static final String BY_ID = "/dev/disk/by-id/";
  private static final int SIGNATURES_MAX = 32;
  private static final int HOLDERS_MAX = 64;
  private static final int MOUNTS_MAX = 32;

  private final MachineFiles files;
  private final Signatures signatures;
  private final Mounts mounts;

  private Disks(MachineFiles files, Signatures signatures, Mounts mounts) {
    this.files = files;
    this.signatures = signatures;
    this.mounts = mounts;
  }

  public static List<Disk> read(Commands commands, MachineFiles files) {
    var disks =
        BlockDevice.read(commands).stream()
            .filter(device -> isHardware(device, files))
            .sorted(Comparator.comparing(BlockDevice::name))
            .limit(MachineStateStatus.DISKS_MAX)
            .toList();
    var paths = disks.stream().flatMap(disk -> written(disk).stream()).distinct().toList();
    var reader = new Disks(files, Signatures.read(commands, paths), Mounts.of(files));
    return disks.stream().map(reader::describe).toList();
  }

  /** Compressed memory and disks over the network are no disks of the machine. */
  private static boolean isHardware(BlockDevice device, MachineFiles files) {
    return device.isDisk() && files.exists("sys/block/" + device.kernelName() + "/device");
  }

  /** Where signatures can be: on the disk itself and on its partitions. */
  private static List<String> written(BlockDevice disk) {
    return disk.withDescendants()
        .filter(device -> device == disk || device.isPartition())
        .map(BlockDevice::path)
        .distinct()
        .toList();
  }

  private Disk describe(BlockDevice disk) {
    var found = signatures.of(written(disk));
    var mounted = mounted(disk);
    return new Disk(
        Text.fit(disk.name(), 32),
        Optional.ofNullable(disk.idLink()).map(link -> Text.fit(BY_ID + link, 255)).orElse(null),
        told(disk.wwn(), disk, "wwid"),
        told(disk.serial(), disk, "serial"),
        Text.fit(disk.model(), Text.NAME_MAX),
        disk.size(),
        disk.rotational(),
        Text.fit(disk.transport(), 16),
        found.orElse(List.of()).stream().limit(SIGNATURES_MAX).toList(),
        signatures.content(written(disk)).orElse(null),
        holders(disk),
        mounted,
        found
            .map(types -> types.isEmpty() && disk.children().isEmpty() && mounted.isEmpty())
            .orElse(null));
  }

  /** From lsblk, which asks udev; else from sysfs, where some drivers have it too. */
  private String told(String byLsblk, BlockDevice disk, String attribute) {
    return Optional.ofNullable(Text.fit(byLsblk, Text.NAME_MAX))
        .orElseGet(
            () ->
                Text.fit(
                    files.read("sys/block/" + disk.kernelName() + "/" + attribute), Text.NAME_MAX));
  }

  private static List<String> holders(BlockDevice disk) {
    return disk.withDescendants()
        .filter(device -> device != disk && !device.isPartition())
        .map(device -> Text.fit(device.name(), Text.NAME_MAX))
        .distinct()
        .sorted()
        .limit(HOLDERS_MAX)
        .toList();
  }

  private List<String> mounted(BlockDevice disk) {
    return disk.withDescendants()
        .flatMap(
            device ->
                Stream.concat(
                    mounts.of(device).stream(),
                    device.mountPoints().stream().filter("[SWAP]"::equals)))
        .map(target -> Text.fit(target, 255))
        .distinct()
        .sorted()
        .limit(MOUNTS_MAX)
        .toList();
  }
}
