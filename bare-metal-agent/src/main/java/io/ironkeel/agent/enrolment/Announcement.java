package io.ironkeel.agent.enrolment;

import io.ironkeel.api.discoveredmachine.DiscoveredMachine;
import io.ironkeel.api.discoveredmachine.DiscoveredMachineSpec;
import io.ironkeel.api.discoveredmachine.DiscoveredPort;
import io.ironkeel.api.machinestate.Firmware;
import io.ironkeel.api.machinestate.MachineStateStatus;
import io.ironkeel.api.machinestate.NetworkInterface;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What an undeclared machine says of itself, from what its agent sees. */
final class Announcement {

  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private Announcement() {}

  /**
   * The object to create.
   *
   * @param managementAddress from which the machine reaches the API server
   */
  static DiscoveredMachine of(MachineStateStatus state, String managementAddress) {
    var firmware =
        Objects.requireNonNullElse(state.firmware(), new Firmware(null, null, null, null, null));
    var macAddresses =
        ports(state)
            .map(NetworkInterface::permanentMacAddress)
            .distinct()
            .sorted()
            .limit(DiscoveredMachineSpec.PORTS_MAX)
            .toList();
    if (macAddresses.isEmpty()) {
      throw new IllegalStateException(
          "this machine has no network port with a MAC address of its own, and so no name to announce itself under");
    }
    var machine = new DiscoveredMachine();
    machine.getMetadata().setName(DiscoveredMachine.nameOf(macAddresses.getFirst()));
    machine.setSpec(
        new DiscoveredMachineSpec(
            firmware.serialNumber(),
            Optional.ofNullable(firmware.systemUUID())
                .filter(uuid -> UUID.matcher(uuid).matches())
                .orElse(null),
            firmware.vendor(),
            firmware.product(),
            macAddresses,
            managementAddress,
            ports(state)
                .sorted(Comparator.comparing(NetworkInterface::name))
                .limit(DiscoveredMachineSpec.PORTS_MAX)
                .map(
                    port ->
                        new DiscoveredPort(port.name(), port.permanentMacAddress(), port.carrier()))
                .toList()));
    return machine;
  }

  private static Stream<NetworkInterface> ports(MachineStateStatus state) {
    return state.interfaces().stream().filter(port -> port.permanentMacAddress() != null);
  }
}
