package io.ironkeel.api.host;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** What tells this server from every other one. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "has(self.serialNumber) || has(self.systemUUID) || has(self.macAddresses)",
    message = "name at least one of serialNumber, systemUUID and macAddresses")
public record HostIdentity(
    @Size(min = 1, max = 64)
        @JsonPropertyDescription(
            "Serial number of the chassis as its firmware reports it (DMI product serial).")
        String serialNumber,
    @Pattern("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
        @JsonPropertyDescription(
            "UUID of the system as its firmware reports it (DMI product UUID), in lower case.")
        String systemUUID,
    @Size(min = 1, max = 16)
        @JsonPropertyDescription(
            "Permanent MAC addresses of the server's ports, in lower case. Example: 02:00:00:00:00:0a.")
        List<@Pattern("^([0-9a-f]{2}:){5}[0-9a-f]{2}$") String> macAddresses) {

  public HostIdentity {
    macAddresses = macAddresses == null ? List.of() : List.copyOf(macAddresses);
  }
}
