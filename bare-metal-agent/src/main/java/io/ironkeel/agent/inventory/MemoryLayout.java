package io.ironkeel.agent.inventory;

import io.ironkeel.api.machinestate.MachineStateStatus;
import io.ironkeel.api.machinestate.NumaNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How much memory there is and which CPUs it is near to. */
record MemoryLayout(Long memoryMiB, List<NumaNode> nodes) {

  static final MemoryLayout UNKNOWN = new MemoryLayout(null, List.of());

  private static final String NODES = "sys/devices/system/node";

  /** In /proc/meminfo and, behind the node's name, in each node's meminfo. */
  private static final Pattern TOTAL = Pattern.compile("(?m)^(?:Node \\d+ )?MemTotal: +(\\d+) kB$");

  static MemoryLayout of(MachineFiles files) {
    return new MemoryLayout(
        total(files.read("proc/meminfo")).orElse(null),
        files.names(NODES).stream()
            .filter(name -> name.matches("node\\d{1,4}"))
            .map(name -> node(files, name))
            .sorted(Comparator.comparing(NumaNode::id))
            .limit(MachineStateStatus.NUMA_NODES_MAX)
            .toList());
  }

  private static NumaNode node(MachineFiles files, String name) {
    var folder = NODES + "/" + name;
    return new NumaNode(
        Integer.parseInt(name.substring("node".length())),
        Text.fit(files.read(folder + "/cpulist"), 256),
        total(files.read(folder + "/meminfo")).orElse(null));
  }

  private static Optional<Long> total(Optional<String> meminfo) {
    return meminfo
        .map(TOTAL::matcher)
        .filter(java.util.regex.Matcher::find)
        .map(found -> Long.parseLong(found.group(1)) / 1024);
  }
}
