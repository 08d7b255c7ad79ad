package io.ironkeel.api.discoveredmachine;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** What an undeclared machine claims to be. Nobody has verified any of it. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "self == oldSelf",
    message =
        "spec is written once, by the machine; delete the DiscoveredMachine and let the machine announce itself again")
public record DiscoveredMachineSpec(
    @Size(max = 64) @JsonPropertyDescription("Serial number its firmware reports.")
        String serialNumber,
    @Size(max = 36)
        @Pattern("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
        @JsonPropertyDescription("UUID its firmware reports, in lower case.")
        String systemUUID,
    @Size(max = 64) @JsonPropertyDescription("Who made it.") String vendor,
    @Size(max = 64) @JsonPropertyDescription("Model.") String product,
    @Required
        @Size(min = 1, max = DiscoveredMachineSpec.PORTS_MAX)
        @JsonPropertyDescription(
            "Permanent MAC addresses of its ports, in lower case, sorted; the first 32. The first names the object.")
        List<@Size(max = 17) @Pattern("^([0-9a-f]{2}:){5}[0-9a-f]{2}$") String> macAddresses,
    @Size(max = 45) @JsonPropertyDescription("Address from which it reaches the Kubernetes API.")
        String managementAddress,
    @Size(max = DiscoveredMachineSpec.PORTS_MAX)
        @JsonPropertyDescription("Its network ports, by name; the first 32.")
        List<DiscoveredPort> ports) {

  public static final int PORTS_MAX = 32;

  public DiscoveredMachineSpec {
    macAddresses = macAddresses == null ? List.of() : List.copyOf(macAddresses);
    ports = ports == null ? List.of() : List.copyOf(ports);
  }
}
