package io.ironkeel.api.fabric;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** The numbers and rules that all machines of one network share. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value =
        "self.asns.all(r, (r.first >= 64512 && r.last <= 65534) || (r.first >= 4200000000 && r.last <= 4294967294))",
    message =
        "asns must be private numbers, 64512 to 65534 or 4200000000 to 4294967294 (RFC 6996): they are taken out of what"
            + " upstream networks learn")
@ValidationRule(
    value =
        "self.loopbacksIPv4.all(p, isCIDR(p) && cidr(p).ip().family() == 4 && string(cidr(p).masked()) == p)",
    message = "loopbacksIPv4 must be IPv4 networks in canonical text, for example 10.255.0.0/24")
@ValidationRule(
    value =
        "!has(self.loopbacksIPv6) || self.loopbacksIPv6.all(p, isCIDR(p) && cidr(p).ip().family() == 6 && string(cidr(p).masked()) == p)",
    message = "loopbacksIPv6 must be IPv6 networks in canonical text, for example fd00:0:0:ff::/64")
@ValidationRule(
    value =
        "self.loopbacksIPv4.all(a, !isCIDR(a) || self.loopbacksIPv4.all(b, a == b || !isCIDR(b) || !cidr(a).containsCIDR(b)))",
    message = "loopbacksIPv4 overlap: each address must be in one of them only")
@ValidationRule(
    value =
        "!has(self.loopbacksIPv6) || self.loopbacksIPv6.all(a, !isCIDR(a) || self.loopbacksIPv6.all(b, a == b || !isCIDR(b) || !cidr(a).containsCIDR(b)))",
    message = "loopbacksIPv6 overlap: each address must be in one of them only")
public record FabricSpec(
    @Required
        @Size(min = 1, max = 8)
        @JsonPropertyDescription(
            "Autonomous system numbers that Ironkeel gives to switches and hosts: one to all distribution switches together,"
                + " one to each pair of the other switches but access switches, one to each access switch and host.")
        List<NumberRange> asns,
    @Required
        @Size(min = 1, max = 8)
        @JsonPropertyDescription(
            "Networks from which every machine gets one address on its loopback interface. Example: 10.255.0.0/24.")
        List<@Size(min = 9, max = 18) String> loopbacksIPv4,
    @Size(max = 8)
        @JsonPropertyDescription(
            "The same for IPv6; without it the fabric carries IPv4 only. Example: fd00:0:0:ff::/64.")
        List<@Size(min = 4, max = 43) String> loopbacksIPv6,
    @Default("" + FabricSpec.MTU_BYTES)
        @Min(1280)
        @Max(9216)
        @JsonPropertyDescription(
            "Largest packet over a cable of the fabric, in bytes without the Ethernet header; a Link may say otherwise.")
        Integer mtuBytes,
    @JsonPropertyDescription("When a session inside the fabric is given up.") SessionTimers timers,
    @JsonPropertyDescription(
            "What goes over the border to the internet, at interconnect switches (ISW).")
        Border internet,
    @JsonPropertyDescription(
            "What goes over the border to the customer's own network, at internal access switches (CSW).")
        Border backbone) {

  /** Largest packet where people say nothing else. */
  public static final int MTU_BYTES = 9000;

  public FabricSpec {
    asns = asns == null ? List.of() : List.copyOf(asns);
    loopbacksIPv4 = loopbacksIPv4 == null ? List.of() : List.copyOf(loopbacksIPv4);
    loopbacksIPv6 = loopbacksIPv6 == null ? List.of() : List.copyOf(loopbacksIPv6);
    mtuBytes = mtuBytes == null ? MTU_BYTES : mtuBytes;
    timers = timers == null ? new SessionTimers(null, null, null) : timers;
    internet = internet == null ? Border.CLOSED : internet;
    backbone = backbone == null ? Border.CLOSED : backbone;
  }
}
