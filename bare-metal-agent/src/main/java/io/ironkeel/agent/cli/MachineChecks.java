package io.ironkeel.agent.cli;

import io.ironkeel.agent.transaction.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether this machine has what the agent needs.
 *
 * @param root where its file system starts
 * @param path folders of its programs
 */
record MachineChecks(Path root, List<Path> path, StateOption state, boolean running) {

  private static final List<String> ESSENTIAL = List.of("ip", "ping");
  private static final List<String> USEFUL = List.of("chronyd", "chronyc", "lldpd", "lldpcli");
  private static final long ENOUGH_BYTES = 16L << 20;

  List<Finding> findings() {
    var memory = state.memory();
    var findings = new ArrayList<Finding>();
    findings.add(
        running
            ? Finding.ok("agent", "It is running.")
            : Finding.warn(
                "agent", "It is not running.", "systemctl status ironkeel-agent shows why."));
    findings.add(directory());
    findings.add(journal(memory));
    findings.add(managementInterface(memory));
    Stream.concat(ESSENTIAL.stream(), USEFUL.stream()).map(this::program).forEach(findings::add);
    return findings;
  }

  private Finding directory() {
    var directory = state.directory;
    if (!Files.isDirectory(directory)) {
      return Finding.warn(
          "state", directory + " does not exist yet.", "systemctl start ironkeel-agent makes it.");
    }
    if (!Files.isWritable(directory)) {
      return Finding.fail(
          "state", directory + " cannot be written.", "Run this as root; see mount and df.");
    }
    try {
      var free = Files.getFileStore(directory).getUsableSpace();
      return free >= ENOUGH_BYTES
          ? Finding.ok("state", "%s has %d MiB free.".formatted(directory, free >> 20))
          : Finding.fail(
              "state",
              "%s has only %d MiB free.".formatted(directory, free >> 20),
              "Make room: no change is begun that cannot be written down first.");
    } catch (IOException e) {
      return Finding.fail("state", "cannot look at " + directory, "See mount and df.");
    }
  }

  private Finding journal(Memory memory) {
    var open = memory.journal().all().keySet();
    if (open.isEmpty()) {
      return Finding.ok("journal", "No change is under way.");
    }
    var text = "A change of %s is under way.".formatted(String.join(", ", open));
    return running
        ? Finding.ok("journal", text)
        : Finding.warn(
            "journal", text, "It is undone when the agent starts: systemctl start ironkeel-agent.");
  }

  private Finding managementInterface(Memory memory) {
    var name = PlanCommand.managementInterface(memory.held());
    if (name.isEmpty()) {
      return Finding.ok("management", "No configuration names the management interface yet.");
    }
    return Files.exists(root.resolve("sys/class/net").resolve(name.get()))
        ? Finding.ok("management", "%s is there.".formatted(name.get()))
        : Finding.fail(
            "management",
            "This machine has no interface %s.".formatted(name.get()),
            "ip link shows what it has; correct spec.managementInterface of the Host.");
  }

  private Finding program(String name) {
    var found =
        path.stream().map(folder -> folder.resolve(name)).filter(Files::isExecutable).findFirst();
    if (found.isPresent()) {
      return Finding.ok(name, "%s is there.".formatted(found.get()));
    }
    return ESSENTIAL.contains(name)
        ? Finding.fail(name, "It is not installed.", "apt install iproute2 iputils-ping")
        : Finding.warn(name, "It is not installed.", "apt install chrony lldpd");
  }
}
