package io.ironkeel.operators.machines;

import io.ironkeel.api.machine.MachineInventory;
import io.ironkeel.api.machinestate.Cpu;
import io.ironkeel.api.machinestate.Disk;
import io.ironkeel.api.machinestate.Firmware;
import io.ironkeel.api.machinestate.MachineStateStatus;
import java.util.Objects;
import java.util.Optional;

/** A machine's inventory in the few figures that its object shows. */
final class InventorySummary {

  private static final int BITS_OF_A_GIB = 30;

  private InventorySummary() {}

  static MachineInventory of(MachineStateStatus machine) {
    var firmware = Optional.ofNullable(machine.firmware());
    return new MachineInventory(
        firmware.map(Firmware::serialNumber).orElse(null),
        firmware.map(Firmware::systemUUID).orElse(null),
        Optional.ofNullable(machine.cpu()).map(Cpu::threads).orElse(null),
        machine.memoryMiB(),
        machine.disks().size(),
        gibibytes(machine),
        ports(machine),
        machine.operatingSystem(),
        machine.kernelVersion(),
        machine.agentVersion());
  }

  /** Of all disks together, rounded down once and not for each. */
  private static long gibibytes(MachineStateStatus machine) {
    return machine.disks().stream()
            .map(Disk::sizeBytes)
            .filter(Objects::nonNull)
            .mapToLong(Long::longValue)
            .sum()
        >> BITS_OF_A_GIB;
  }

  /** Interfaces that are hardware: only those have a permanent MAC address. */
  private static int ports(MachineStateStatus machine) {
    return Math.toIntExact(
        machine.interfaces().stream().filter(nic -> nic.permanentMacAddress() != null).count());
  }
}
