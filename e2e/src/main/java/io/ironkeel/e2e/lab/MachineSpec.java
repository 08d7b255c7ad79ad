package io.ironkeel.e2e.lab;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a machine is made of. The disk for the agent's state is always there; so is the management
 * port.
 *
 * @param ports how many ports there are for cables, numbered from 1
 * @param memory as the kernel wants it, e.g. 256M
 * @param agentStarts whether the agent runs as soon as the machine has booted
 * @param systemd whether the machine boots as a real one does: all its services by systemd, all it
 *     writes on its disk, and no agent until its package is installed
 */
public record MachineSpec(
    String name, int ports, String memory, List<Disk> disks, boolean agentStarts, boolean systemd) {

  public static MachineSpec named(String name) {
    return new MachineSpec(name, 4, "256M", List.of(), true, false);
  }

  public MachineSpec ports(int count) {
    return new MachineSpec(name, count, memory, disks, agentStarts, systemd);
  }

  public MachineSpec memory(String size) {
    return new MachineSpec(name, ports, size, disks, agentStarts, systemd);
  }

  public MachineSpec disk(Disk disk) {
    var more = Stream.concat(disks.stream(), Stream.of(disk)).toList();
    return new MachineSpec(name, ports, memory, more, agentStarts, systemd);
  }

  /** The agent waits for {@link Machine#startAgent()}. */
  public MachineSpec agentStopped() {
    return new MachineSpec(name, ports, memory, disks, false, systemd);
  }

  /** With systemd; its package is below /lab/packages. */
  public MachineSpec withSystemd() {
    return new MachineSpec(name, ports, "384M", disks, agentStarts, true);
  }
}
