package io.ironkeel.api.switches;

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
import io.ironkeel.api.network.Network;
import io.ironkeel.api.sysctl.Sysctl;
import io.ironkeel.api.time.Time;
import java.util.List;

/** What people want of a switch. Ironkeel never writes here. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "self.role == 'DSW' ? !has(self.pair) : has(self.pair)",
    messageExpression =
        "self.role == 'DSW' ? 'a DSW has no pair: all distribution switches stand beside each other and are not cabled together'"
            + " : 'pair is missing: switches of role ' + self.role + ' work in pairs; name the pair, also while it has one member'")
@ValidationRule(
    value = "!has(self.upstreams) || self.role in ['ISW', 'CSW']",
    messageExpression =
        "'a switch of role ' + self.role + ' has no upstreams: only ISW and CSW are at a border'")
@ValidationRule(
    value =
        "!has(self.upstreams) || self.upstreams.all(a, self.upstreams.exists_one(b, a.port == b.port))",
    message = "two upstreams have the same port: a port has one cable")
@ValidationRule(
    value = "!has(self.upstreams) || self.upstreams.all(u, u.port != self.managementInterface)",
    messageExpression =
        "'an upstream is on ' + self.managementInterface + ', through which the switch is managed: use another port'")
@ValidationRule(
    value =
        "!has(self.loopbackIPv4) || (isIP(self.loopbackIPv4) && ip(self.loopbackIPv4).family() == 4)",
    message = "loopbackIPv4 must be an IPv4 address, for example 10.255.0.1")
@ValidationRule(
    value =
        "!has(self.loopbackIPv6) || (isIP(self.loopbackIPv6) && ip(self.loopbackIPv6).family() == 6 && ip.isCanonical(self.loopbackIPv6))",
    message = "loopbackIPv6 must be an IPv6 address in canonical text, for example fd00:0:0:ff::1")
@ValidationRule(value = Sysctl.NO_PAIRS, message = Sysctl.NO_PAIRS_MESSAGE)
public record SwitchSpec(
    @Default("default")
        @Size(min = 1, max = 63)
        @Pattern("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")
        @JsonPropertyDescription("Name of the Fabric the switch belongs to.")
        String fabric,
    @Required @JsonPropertyDescription("What it is in the fabric.") Role role,
    @Size(min = 1, max = 55)
        @Pattern("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")
        @JsonPropertyDescription(
            "Name of the pair it forms with one other switch of its role, so that either may fail. Every role but DSW has one.")
        String pair,
    @Required
        @Size(min = 1, max = 63)
        @Pattern("^[a-zA-Z0-9]([-a-zA-Z0-9_.]*[a-zA-Z0-9])?$")
        @JsonPropertyDescription("Rack that holds the switch. Example: r1.")
        String rack,
    @Min(1)
        @Max(60)
        @JsonPropertyDescription(
            "Lowest unit of the rack that the switch takes, counted from the bottom.")
        Integer unit,
    @Required @JsonPropertyDescription("What tells this switch from every other machine.")
        MachineIdentity identity,
    @Required
        @Size(min = 1, max = 15)
        @Pattern("^[a-zA-Z0-9][a-zA-Z0-9._-]*$")
        @JsonPropertyDescription(
            "Interface through which the switch reaches the Kubernetes API. The operating system configures it; Ironkeel never"
                + " changes it. Example: eth0.")
        String managementInterface,
    @Min(1)
        @Max(4_294_967_294L)
        @JsonPropertyDescription(
            "Number of its autonomous system, where it must be a certain one; members of a pair, and all DSW, must say the same."
                + " Without it one from the fabric's pool.")
        Long asn,
    @Size(min = 7, max = 15)
        @JsonPropertyDescription(
            "IPv4 address of its loopback, where it must be a certain one. Without it one from the fabric's pool.")
        String loopbackIPv4,
    @Size(min = 2, max = 39) @JsonPropertyDescription("The same for IPv6.") String loopbackIPv6,
    @Size(max = 16)
        @JsonPropertyDescription("Routers outside that it is cabled to, each name once.")
        List<Upstream> upstreams,
    @JsonPropertyDescription(
            "Where the clock gets its time. Without it the machine's own configuration stays.")
        Time time,
    @JsonPropertyDescription(
            "The switch's name and how it finds others. Without it all of that stays as it is.")
        Names names,
    @Size(max = 64)
        @JsonPropertyDescription(
            "Kernel parameters beside those that the role needs; those not named are left alone.")
        List<Sysctl> sysctls,
    @Default("false")
        @JsonPropertyDescription(
            "Whether its neighbours are asked to use other ways (RFC 8326), so that it can be taken away without loss: wait until"
                + " condition Drained is True, then work on it. Never all that do the same work at once: the last stays in service.")
        Boolean drained,
    @JsonPropertyDescription(
            "While present, people work on the switch: it is drained first, then the agent changes and repairs nothing. Begin when"
                + " condition Ready says Maintenance.")
        Maintenance maintenance,
    @Default("Retain")
        @JsonPropertyDescription(
            "What happens on the switch when this object is deleted. Retain leaves it as it is; Clean first takes away what"
                + " Ironkeel made. Its identity ends either way.")
        DeletionPolicy deletionPolicy)
    implements MachineSpec {

  public SwitchSpec {
    fabric = fabric == null ? "default" : fabric;
    drained = drained != null && drained;
    upstreams = upstreams == null ? List.of() : List.copyOf(upstreams);
    sysctls = sysctls == null ? List.of() : List.copyOf(sysctls);
    deletionPolicy = deletionPolicy == null ? DeletionPolicy.RETAIN : deletionPolicy;
  }

  /** Its cables say all about its ports. */
  @Override
  public Network network() {
    return Network.NONE;
  }
}
