package io.ironkeel.api.machinestate;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** An interface as the machine's kernel shows it. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record NetworkInterface(
    @Required @Size(max = 15) @JsonPropertyDescription("Name in the machine's kernel.") String name,
    @Size(max = 17) @JsonPropertyDescription("Current MAC address, in lower case.")
        String macAddress,
    @Size(max = 17)
        @JsonPropertyDescription(
            "MAC address the hardware was made with, in lower case; the current one may be another, for example in a"
                + " bond. Absent for virtual interfaces.")
        String permanentMacAddress,
    @JsonPropertyDescription(
            "Largest packet the interface sends, in bytes without the Ethernet header.")
        Integer mtuBytes,
    @JsonPropertyDescription("Whether the interface is up and has a signal (a cable, a partner).")
        Boolean carrier,
    @Size(max = 16)
        @JsonPropertyDescription(
            "Addresses with prefix length, link-local ones left out; the first 16.")
        List<@Size(max = 43) String> addresses,
    @Min(1)
        @Max(10_000_000)
        @JsonPropertyDescription("Speed it runs at now, in Mbit/s. Absent without a signal.")
        Integer speedMbps,
    @Size(max = 64) @JsonPropertyDescription("Driver in the kernel. Example: mlx5_core.")
        String driver,
    @Size(max = 32)
        @JsonPropertyDescription(
            "Where it is plugged in on the PCI bus. Absent for interfaces that are not. Example:"
                + " 0000:41:00.0.")
        String pciAddress) {

  public NetworkInterface {
    addresses = addresses == null ? List.of() : List.copyOf(addresses);
  }
}
