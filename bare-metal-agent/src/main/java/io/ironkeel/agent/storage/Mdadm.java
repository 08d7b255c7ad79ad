package io.ironkeel.agent.storage;

import io.ironkeel.agent.command.CommandFailed;
import io.ironkeel.agent.command.Commands;
import io.ironkeel.agent.inventory.MachineFiles;
import io.ironkeel.api.machinestate.PoolState.PoolDisk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** RAIDs of the kernel: from sysfs (md(4)), and from mdadm what only it tells. */
record Mdadm(MachineFiles files, Commands commands) {

  private static final String UUID = "MD_UUID";

  List<ActualArray> arrays() {
    return new StorageGlance(files)
        .arrays().stream().flatMap(name -> array(name).stream()).toList();
  }

  private Optional<ActualArray> array(String kernelName) {
    var folder = "sys/block/%s/md/".formatted(kernelName);
    var path = "/dev/" + kernelName;
    var detail = export("--detail", path);
    var uuid = detail.get(UUID);
    if (uuid == null) {
      return Optional.empty();
    }
    var running =
        files
            .read(folder + "array_state")
            .filter(state -> !state.matches("clear|inactive"))
            .isPresent();
    var progress = new StorageGlance(files).progress(kernelName);
    return Optional.of(
        new ActualArray(
            uuid,
            nameOf(detail.getOrDefault("MD_NAME", "")),
            path,
            running,
            // While it is reshaped the kernel shows both: "3 (2)".
            files
                .read(folder + "raid_disks")
                .map(text -> Integer.valueOf(text.split(" ")[0]))
                .orElse(0),
            progress < 0 ? Optional.empty() : Optional.of(progress),
            members(folder, progress >= 0)));
  }

  /** Without the name of the machine it was made on. */
  private static String nameOf(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  private List<ActualArray.Member> members(String folder, boolean filling) {
    return files.names(folder).stream()
        .filter(name -> name.startsWith("dev-"))
        .map(
            name ->
                new ActualArray.Member(
                    "/dev/" + name.substring("dev-".length()),
                    state(
                        files.read(folder + name + "/state").orElse("faulty"),
                        files.read(folder + name + "/slot").orElse("none"),
                        filling)))
        .toList();
  }

  private static String state(String state, String slot, boolean filling) {
    var words = List.of(state.split(","));
    if (words.contains("faulty")) {
      return PoolDisk.FAILED;
    }
    if (words.contains("in_sync")) {
      return PoolDisk.IN_USE;
    }
    return filling && !slot.equals("none") ? PoolDisk.REBUILDING : PoolDisk.SPARE;
  }

  /** UUID of the RAID that a disk says it belongs to. */
  Optional<String> arrayOf(String path) {
    return Optional.ofNullable(export("--examine", path).get(UUID));
  }

  /** Nothing when mdadm refuses, for example because there is only half of what it looks for. */
  private Map<String, String> export(String verb, String path) {
    var values = new HashMap<String, String>();
    try {
      commands
          .run("mdadm", verb, "--export", path)
          .lines()
          .map(line -> line.split("=", 2))
          .filter(line -> line.length == 2)
          .forEach(line -> values.put(line[0], line[1]));
    } catch (CommandFailed refused) {
      return Map.of();
    }
    return values;
  }
}
