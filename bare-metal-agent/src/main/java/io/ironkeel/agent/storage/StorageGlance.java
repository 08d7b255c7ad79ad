package io.ironkeel.agent.storage;

import io.ironkeel.agent.inventory.MachineFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What files alone tell of RAIDs and mounts, cheap enough for every second. */
record StorageGlance(MachineFiles files) {

  private static final Pattern PROGRESS = Pattern.compile("(\\d+) / (\\d+)");

  StorageGlance(Path root) {
    this(new MachineFiles(root));
  }

  /** Whether there is a RAID, or a volume group of ours in use. */
  boolean hasPools() {
    return !arrays().isEmpty()
        || files.names("dev/mapper").stream()
            .anyMatch(name -> name.startsWith(ActualGroup.PREFIX.replace("-", "--")));
  }

  /** Names of the RAIDs in the kernel. */
  List<String> arrays() {
    return files.names("sys/block").stream()
        .filter(name -> name.startsWith("md"))
        .filter(name -> files.exists("sys/block/" + name + "/md"))
        .toList();
  }

  /** How far the kernel has come with a RAID, in percent and steps of 10; -1 when it is idle. */
  int progress(String array) {
    var folder = "sys/block/%s/md/".formatted(array);
    if (!files
        .read(folder + "sync_action")
        .filter(what -> !what.matches("idle|frozen|check"))
        .isPresent()) {
      return -1;
    }
    var done = PROGRESS.matcher(files.read(folder + "sync_completed").orElse(""));
    return done.matches()
        ? (int) (Long.parseLong(done.group(1)) * 10 / Math.max(1, Long.parseLong(done.group(2))))
            * 10
        : 0;
  }

  Object look() {
    var seen = new ArrayList<>();
    for (var array : arrays()) {
      var folder = "sys/block/%s/md/".formatted(array);
      seen.add(array);
      seen.add(files.read(folder + "array_state").filter(state -> state.matches("clear|inactive")));
      seen.add(files.read(folder + "degraded"));
      seen.add(files.read(folder + "raid_disks"));
      seen.add(progress(array));
      files.names(folder).stream()
          .filter(name -> name.startsWith("dev-"))
          .forEach(
              name -> {
                seen.add(name);
                seen.add(files.read(folder + name + "/state"));
              });
    }
    seen.addAll(
        files
            .read("proc/1/mountinfo")
            .orElse("")
            .lines()
            .filter(l -> l.contains("/ironkeel--"))
            .toList());
    return seen;
  }
}
