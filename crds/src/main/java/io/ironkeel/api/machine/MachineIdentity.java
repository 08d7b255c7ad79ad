package io.ironkeel.api.machine;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.ironkeel.api.network.Ethernet;
import java.util.List;

/** What tells this server from every other one. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "has(self.serialNumber) || has(self.systemUUID) || has(self.macAddresses)",
    message = "name at least one of serialNumber, systemUUID and macAddresses")
@ValidationRule(
    value =
        "!has(self.serialNumber) || !(self.serialNumber.lowerAscii() in ['none', 'unknown', 'default string', 'not specified',"
            + " 'system serial number', 'to be filled by o.e.m.', '0123456789', '123456789'])",
    messageExpression =
        "'identity.serialNumber ' + self.serialNumber + ' is what firmware says that was given none: use systemUUID or macAddresses'")
@ValidationRule(
    value =
        "!has(self.systemUUID) || !(self.systemUUID in ['00000000-0000-0000-0000-000000000000',"
            + " 'ffffffff-ffff-ffff-ffff-ffffffffffff', '03000200-0400-0500-0006-000700080009'])",
    messageExpression =
        "'identity.systemUUID ' + self.systemUUID + ' is what firmware says that was given none: use serialNumber or macAddresses'")
@ValidationRule(
    value =
        "!has(self.systemUUID) || self.systemUUID.matches('^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$')",
    message =
        "identity.systemUUID must be in lower case: for example 4c4c4544-0042-3510-8053-b4c04f4b4d32")
@ValidationRule(
    value =
        "!has(self.macAddresses) || self.macAddresses.all(m, m.matches('"
            + Ethernet.MAC_PATTERN
            + "'))",
    message =
        "every one of identity.macAddresses must be that of one port, in lower case: for example 02:00:00:00:01:01")
@ValidationRule(
    value = "!has(self.macAddresses) || !('" + Ethernet.NO_MAC + "' in self.macAddresses)",
    message = "identity.macAddresses has the address of no port: give permanent addresses")
public record MachineIdentity(
    @Size(min = 1, max = 64)
        @Pattern("^[!-~]([ -~]*[!-~])?$")
        @JsonPropertyDescription(
            "Serial number of the chassis as its firmware reports it (DMI product serial).")
        String serialNumber,
    @Size(max = 36)
        @JsonPropertyDescription(
            "UUID of the system as its firmware reports it (DMI product UUID), in lower case.")
        String systemUUID,
    @Size(min = 1, max = 16)
        @JsonPropertyDescription(
            "Permanent MAC addresses of the server's ports, in lower case. Example: 02:00:00:00:00:0a.")
        List<@Size(max = 17) String> macAddresses) {

  public MachineIdentity {
    macAddresses = macAddresses == null ? List.of() : List.copyOf(macAddresses);
  }
}
