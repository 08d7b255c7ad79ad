package io.ironkeel.operators.machines.identity;

import io.ironkeel.api.discoveredmachine.DiscoveredMachineSpec;
import io.ironkeel.api.machine.MachineIdentity;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Under which keys a declared or claimed identity is found, as people read them, for example {@code
 * serialNumber CZJ1234567}.
 */
public final class IdentityKeys {

  private IdentityKeys() {}

  public static List<String> of(MachineIdentity declared) {
    return keys(declared.serialNumber(), declared.systemUUID(), declared.macAddresses());
  }

  public static List<String> of(DiscoveredMachineSpec claimed) {
    return keys(claimed.serialNumber(), claimed.systemUUID(), claimed.macAddresses());
  }

  /** Whether the claims are everything the declaration asks for. */
  public static boolean fits(MachineIdentity declared, DiscoveredMachineSpec claimed) {
    return of(claimed).containsAll(of(declared));
  }

  private static List<String> keys(String serial, String uuid, List<String> macAddresses) {
    return Stream.concat(
            Stream.of(key("serialNumber", serial), key("systemUUID", uuid)),
            macAddresses.stream().map(mac -> key("macAddress", mac)))
        .filter(Objects::nonNull)
        .toList();
  }

  private static String key(String field, String value) {
    return value == null ? null : field + " " + value;
  }
}
