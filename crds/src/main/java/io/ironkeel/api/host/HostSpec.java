package io.ironkeel.api.host;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.ironkeel.api.machine.DeletionPolicy;
import io.ironkeel.api.machine.MachineIdentity;
import io.ironkeel.api.machine.MachineSpec;
import io.ironkeel.api.machine.Maintenance;
import io.ironkeel.api.names.Names;
import io.ironkeel.api.network.Link;
import io.ironkeel.api.network.Network;
import io.ironkeel.api.network.NetworkRules;
import io.ironkeel.api.sysctl.Sysctl;
import io.ironkeel.api.time.Time;
import java.util.List;

/** What people want of a physical server. Ironkeel never writes here. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = NetworkRules.MANAGEMENT_IS_LEFT_ALONE,
    messageExpression = NetworkRules.MANAGEMENT_IS_LEFT_ALONE_MESSAGE)
@ValidationRule(
    value = "!(self.managementInterface in ['lo', 'all', 'default'])",
    messageExpression =
        "'managementInterface cannot be ' + self.managementInterface + ': name the port through which the server reaches"
            + " the Kubernetes API'")
@ValidationRule(value = Sysctl.NO_PAIRS, message = Sysctl.NO_PAIRS_MESSAGE)
public record HostSpec(
    @Default("default")
        @Size(min = 1, max = 63)
        @Pattern("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")
        @JsonPropertyDescription("Name of the Fabric the server belongs to.")
        String fabric,
    @Required
        @Size(min = 1, max = 63)
        @Pattern("^[a-zA-Z0-9]([-a-zA-Z0-9_.]*[a-zA-Z0-9])?$")
        @JsonPropertyDescription("Rack that holds the server. Example: r1.")
        String rack,
    @Min(1)
        @Max(60)
        @JsonPropertyDescription(
            "Lowest unit of the rack that the server takes, counted from the bottom.")
        Integer unit,
    @Required @JsonPropertyDescription("What tells this server from every other one.")
        MachineIdentity identity,
    @JsonPropertyDescription(
            "What it does for the whole cloud: xgw (gateway to outside), slb (load balancer) or ops. Such a host is cabled to"
                + " service access switches (LSW); without it, to access switches (ASW).")
        ServiceRole serviceRole,
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
        DeletionPolicy deletionPolicy)
    implements MachineSpec {

  public HostSpec {
    fabric = fabric == null ? "default" : fabric;
    network = network == null ? Network.NONE : network;
    sysctls = sysctls == null ? List.of() : List.copyOf(sysctls);
    deletionPolicy = deletionPolicy == null ? DeletionPolicy.RETAIN : deletionPolicy;
  }
}
