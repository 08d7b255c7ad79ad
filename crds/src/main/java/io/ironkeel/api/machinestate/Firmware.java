package io.ironkeel.api.machinestate;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/** What the machine's firmware says of itself (SMBIOS, /sys/class/dmi/id). */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Firmware(
    @Size(max = 64) @JsonPropertyDescription("Serial number of the chassis (product_serial).")
        String serialNumber,
    @Size(max = 36) @JsonPropertyDescription("UUID of the system, in lower case (product_uuid).")
        String systemUUID,
    @Size(max = 64) @JsonPropertyDescription("Who made the system (sys_vendor).") String vendor,
    @Size(max = 64) @JsonPropertyDescription("Model of the system (product_name).") String product,
    @Size(max = 64) @JsonPropertyDescription("Version of the firmware (bios_version).")
        String version) {}
