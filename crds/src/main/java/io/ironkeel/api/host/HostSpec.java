package io.ironkeel.api.host;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.ironkeel.api.names.Names;
import io.ironkeel.api.network.Link;
import io.ironkeel.api.network.Network;
import io.ironkeel.api.sysctl.Sysctl;
import io.ironkeel.api.time.Time;
import java.util.List;

/** What people want of a physical server. Ironkeel never writes here. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value =
        "!has(self.network) || !has(self.network.ethernets) || !self.network.ethernets.exists(e, e.name =="
            + " self.managementInterface)",
    messageExpression =
        "'network.ethernets must not name the management interface ' + self.managementInterface + ': the operating"
            + " system configures it, so that a mistake here cannot cut the machine off'",
    message = "network.ethernets must not name the management interface")
@ValidationRule(
    value =
        "!has(self.network) || !has(self.network.bonds) || !self.network.bonds.exists(b, b.name =="
            + " self.managementInterface)",
    messageExpression =
        "'network.bonds must not name the management interface ' + self.managementInterface + ': the operating"
            + " system configures it, so that a mistake here cannot cut the machine off'",
    message = "network.bonds must not name the management interface")
@ValidationRule(
    value =
        "!has(self.network) || !has(self.network.bridges) || !self.network.bridges.exists(b, b.name =="
            + " self.managementInterface)",
    messageExpression =
        "'network.bridges must not name the management interface ' + self.managementInterface + ': the operating"
            + " system configures it, so that a mistake here cannot cut the machine off'",
    message = "network.bridges must not name the management interface")
@ValidationRule(
    value =
        "!has(self.network) || !has(self.network.vlans) || !self.network.vlans.exists(v, v.name =="
            + " self.managementInterface)",
    messageExpression =
        "'network.vlans must not name the management interface ' + self.managementInterface + ': the operating"
            + " system configures it, so that a mistake here cannot cut the machine off'",
    message = "network.vlans must not name the management interface")
public record HostSpec(
    @Default("default")
        @Size(min = 1, max = 63)
        @Pattern("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")
        @JsonPropertyDescription("Name of the Fabric the server belongs to.")
        String fabric,
    @Required
        @Size(min = 1, max = 63)
        @JsonPropertyDescription("Rack that holds the server. Example: r1.")
        String rack,
    @Min(1)
        @Max(60)
        @JsonPropertyDescription(
            "Lowest unit of the rack that the server takes, counted from the bottom.")
        Integer unit,
    @Required @JsonPropertyDescription("What tells this server from every other one.")
        HostIdentity identity,
    @Required
        @Size(min = 1, max = 15)
        @Pattern(Link.NAME_PATTERN)
        @JsonPropertyDescription(
            "Interface through which the server reaches the Kubernetes API. The operating system configures it and it"
                + " works without the agent; Ironkeel reads it and never changes it. Example: enp0s1.")
        String managementInterface,
    @JsonPropertyDescription(
            "Interfaces of the server that Ironkeel manages; those not named are left alone.")
        Network network,
    @JsonPropertyDescription(
            "Where the clock gets its time. Without it the machine's own configuration stays.")
        Time time,
    @JsonPropertyDescription(
            "The machine's name and how it finds others. Without it all of that stays as it is.")
        Names names,
    @Size(max = 64)
        @JsonPropertyDescription(
            "Kernel parameters; those not named are left alone, and one no longer named gets its former value back.")
        List<Sysctl> sysctls,
    @JsonPropertyDescription(
            "While present, people work on the machine: the agent changes and repairs nothing.")
        Maintenance maintenance,
    @Default("Retain")
        @JsonPropertyDescription(
            "What happens on the machine when this object is deleted. Retain leaves it as it is; Clean first takes"
                + " away what Ironkeel made. Its identity ends either way.")
        DeletionPolicy deletionPolicy) {

  public HostSpec {
    network = network == null ? Network.NONE : network;
    sysctls = sysctls == null ? List.of() : List.copyOf(sysctls);
    deletionPolicy = deletionPolicy == null ? DeletionPolicy.RETAIN : deletionPolicy;
  }

  /** What happens on the machine when its Host is deleted. */
  public enum DeletionPolicy {
    @JsonProperty("Retain")
    RETAIN,
    @JsonProperty("Clean")
    CLEAN
  }
}
