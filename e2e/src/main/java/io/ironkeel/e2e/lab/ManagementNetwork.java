package io.ironkeel.e2e.lab;

import io.ironkeel.e2e.Program;
import java.util.ArrayList;
import java.util.List;

/**
 * The network over which machines reach the API: a bridge of this network namespace, with one tap
 * for each machine.
 */
final class ManagementNetwork implements AutoCloseable {

  static final String HOST_ADDRESS = "10.254.0.1";

  private static final String BRIDGE = "mgmt";

  private final List<Integer> machines = new ArrayList<>();

  private ManagementNetwork() {}

  static ManagementNetwork create() {
    ip(
        """
        link add %1$s type bridge
        address add %2$s/24 dev %1$s
        link set %1$s up
        """
            .formatted(BRIDGE, HOST_ADDRESS));
    return new ManagementNetwork();
  }

  static String address(int machine) {
    return "10.254.0." + (10 + machine);
  }

  static String tap(int machine) {
    return "tap" + machine;
  }

  void add(int machine) {
    // One segment a packet: the guest's driver is slow with the large ones the host would join.
    ip(
        """
        tuntap add dev %1$s mode tap
        link set %1$s gso_max_segs 1 master %2$s up
        """
            .formatted(tap(machine), BRIDGE));
    machines.add(machine);
  }

  /**
   * Off the bridge, but up: the guest's driver gives up for good on a port that refuses a packet.
   */
  void unplug(int machine) {
    ip("link set %s nomaster".formatted(tap(machine)));
  }

  void plug(int machine) {
    ip("link set %s master %s".formatted(tap(machine), BRIDGE));
  }

  @Override
  public void close() {
    machines.forEach(machine -> ip("link delete " + tap(machine)));
    ip("link delete " + BRIDGE);
  }

  private static void ip(String batch) {
    Program.of("ip", "-batch", "-").input(batch).run().orThrow();
  }
}
