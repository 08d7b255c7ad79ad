package io.ironkeel.agent.inventory;

import io.ironkeel.agent.links.ActualAddress;
import io.ironkeel.agent.links.ActualLink;
import io.ironkeel.api.machinestate.Firmware;
import io.ironkeel.api.machinestate.MachineStateStatus;
import io.ironkeel.api.machinestate.NetworkInterface;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the machine is and sees, for its MachineState. */
public final class Inventory {

  private static final int MAX_INTERFACES = 128;
  private static final int MAX_ADDRESSES = 16;
  private static final String NAME_KEY = "PRETTY_NAME=";

  private final Path root;

  /** The machine whose file system starts at this path. */
  public Inventory(Path root) {
    this.root = root;
  }

  public MachineStateStatus take(List<ActualLink> links) {
    return new MachineStateStatus(
        operatingSystem(),
        read("proc/sys/kernel/osrelease").map(String::strip).orElse(null),
        Optional.ofNullable(Inventory.class.getPackage().getImplementationVersion())
            .orElse("development"),
        firmware(),
        null,
        null,
        null,
        List.of(),
        List.of(),
        links.stream()
            .filter(Inventory::isTelling)
            .sorted(Comparator.comparing(ActualLink::name))
            .limit(MAX_INTERFACES)
            .map(Inventory::describe)
            .toList(),
        List.of());
  }

  private Firmware firmware() {
    return new Firmware(
        dmi("product_serial"),
        Optional.ofNullable(dmi("product_uuid"))
            .map(uuid -> uuid.toLowerCase(Locale.ROOT))
            .orElse(null),
        dmi("sys_vendor"),
        dmi("product_name"),
        dmi("bios_version"));
  }

  private String dmi(String name) {
    return read("sys/class/dmi/id/" + name)
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .orElse(null);
  }

  private String operatingSystem() {
    return read("etc/os-release").stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith(NAME_KEY))
        .map(line -> line.substring(NAME_KEY.length()).replace("\"", ""))
        .findFirst()
        .orElse(null);
  }

  /** The kernel keeps a dozen fallback tunnels that nobody uses: virtual and down. */
  private static boolean isTelling(ActualLink link) {
    return !link.loopback() && (link.up() || !link.virtual());
  }

  private static NetworkInterface describe(ActualLink link) {
    return new NetworkInterface(
        link.name(),
        link.macAddress(),
        link.permanentMacAddress(),
        link.mtu(),
        link.carrier(),
        link.addresses().stream()
            .filter(address -> !address.linkLocal())
            .map(ActualAddress::text)
            .sorted()
            .limit(MAX_ADDRESSES)
            .toList(),
        null,
        null,
        null);
  }

  private Optional<String> read(String file) {
    try {
      return Optional.of(Files.readString(root.resolve(file)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
