package io.ironkeel.agent.inventory;

import io.ironkeel.agent.links.ActualAddress;
import io.ironkeel.agent.links.ActualLink;
import io.ironkeel.api.machinestate.MachineStateStatus;
import io.ironkeel.api.machinestate.NetworkInterface;
import java.util.Comparator;
import java.util.List;

/** The interfaces, from what the links section found and what sysfs adds to it. */
final class Ports {

  private static final int MAX_ADDRESSES = 16;
  private static final String PCI_ADDRESS = "[0-9a-f]{4,8}:[0-9a-f]{2}:[0-9a-f]{2}\\.[0-9a-f]";

  private Ports() {}

  static List<NetworkInterface> of(List<ActualLink> links, MachineFiles files) {
    return links.stream()
        .filter(Ports::isTelling)
        .sorted(Comparator.comparing(ActualLink::name))
        .limit(MachineStateStatus.INTERFACES_MAX)
        .map(link -> describe(link, files))
        .toList();
  }

  /** The kernel keeps a dozen fallback tunnels that nobody uses: virtual and down. */
  private static boolean isTelling(ActualLink link) {
    return !link.loopback() && (link.up() || !link.virtual());
  }

  private static NetworkInterface describe(ActualLink link, MachineFiles files) {
    var folder = "sys/class/net/" + link.name();
    return new NetworkInterface(
        link.name(),
        link.macAddress(),
        link.permanentMacAddress(),
        link.mtu(),
        link.carrier(),
        link.addresses().stream()
            .filter(address -> !address.linkLocal())
            .map(ActualAddress::text)
            .distinct()
            .sorted()
            .limit(MAX_ADDRESSES)
            .toList(),
        link.carrier() ? speed(files, folder) : null,
        Text.fit(files.target(folder + "/device/driver"), 64),
        pciAddress(files, folder));
  }

  /** Drivers that know none say 0 or -1. */
  private static Integer speed(MachineFiles files, String folder) {
    return files
        .number(folder + "/speed")
        .filter(speed -> speed > 0 && speed <= 10_000_000)
        .map(Math::toIntExact)
        .orElse(null);
  }

  /** A virtio port is a device on a virtio bus, which is the device on the PCI bus. */
  private static String pciAddress(MachineFiles files, String folder) {
    return files
        .target(folder + "/device")
        .filter(name -> name.matches(PCI_ADDRESS))
        .or(() -> files.target(folder + "/device/..").filter(name -> name.matches(PCI_ADDRESS)))
        .orElse(null);
  }
}
