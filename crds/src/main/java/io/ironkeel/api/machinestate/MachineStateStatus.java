package io.ironkeel.api.machinestate;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** What the agent sees on its machine. Written when something changed, never on a clock. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record MachineStateStatus(
    @Size(max = 128)
        @JsonPropertyDescription(
            "Release of the operating system. Example: Debian GNU/Linux 13 (trixie).")
        String operatingSystem,
    @Size(max = 128) @JsonPropertyDescription("Release of the kernel, as `uname -r` shows it.")
        String kernelVersion,
    @Size(max = 64) @JsonPropertyDescription("Version of the agent.") String agentVersion,
    @JsonPropertyDescription("What the machine's firmware says of itself.") Firmware firmware,
    @Size(max = 128)
        @JsonPropertyDescription("Interfaces other than the loopback, by name; the first 128.")
        List<NetworkInterface> interfaces) {

  public MachineStateStatus {
    interfaces = interfaces == null ? List.of() : List.copyOf(interfaces);
  }
}
