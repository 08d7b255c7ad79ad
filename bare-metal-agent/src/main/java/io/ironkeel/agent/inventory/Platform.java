package io.ironkeel.agent.inventory;

import io.ironkeel.api.machinestate.Firmware;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the machine's parts say of themselves: operating system, kernel, firmware and TPM. Read from
 * files alone.
 */
record Platform(
    String operatingSystem, String kernelVersion, Firmware firmware, String tpmVersion) {

  private static final String NAME_KEY = "PRETTY_NAME=";
  private static final Map<String, String> TPM_VERSIONS = Map.of("1", "1.2", "2", "2.0");

  private static final Firmware SILENT = new Firmware(null, null, null, null, null);

  static final Platform UNKNOWN = new Platform(null, null, null, null);

  static Platform of(MachineFiles files) {
    return new Platform(
        Text.fit(operatingSystem(files), Text.NAME_MAX),
        Text.fit(files.read("proc/sys/kernel/osrelease"), Text.NAME_MAX),
        firmware(files),
        tpmVersion(files));
  }

  private static Optional<String> operatingSystem(MachineFiles files) {
    return files.read("etc/os-release").stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith(NAME_KEY))
        .map(line -> line.substring(NAME_KEY.length()).replace("\"", ""))
        .findFirst();
  }

  private static Firmware firmware(MachineFiles files) {
    Function<String, String> dmi = name -> Text.fit(files.read("sys/class/dmi/id/" + name), 64);
    var firmware =
        new Firmware(
            dmi.apply("product_serial"),
            Optional.ofNullable(dmi.apply("product_uuid"))
                .map(uuid -> uuid.toLowerCase(Locale.ROOT))
                .orElse(null),
            dmi.apply("sys_vendor"),
            dmi.apply("product_name"),
            dmi.apply("bios_version"));
    return firmware.equals(SILENT) ? null : firmware;
  }

  private static String tpmVersion(MachineFiles files) {
    return files.names("sys/class/tpm").stream()
        .flatMap(tpm -> files.read("sys/class/tpm/" + tpm + "/tpm_version_major").stream())
        .map(major -> TPM_VERSIONS.getOrDefault(major, Text.fit(major, 16)))
        .findFirst()
        .orElse(null);
  }
}
