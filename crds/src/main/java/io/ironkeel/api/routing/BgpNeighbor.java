package io.ironkeel.api.routing;

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
import java.util.List;

/** One BGP neighbor: whoever is at the other end of a link, or at an address. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "isIP(self.peer) ? ip.isCanonical(self.peer) : self.peer.size() <= 15",
    messageExpression =
        "'BGP neighbor ' + self.peer + ': peer must be the name of an interface or an address in canonical text'")
@ValidationRule(
    value = "!has(self.ttlSecurityHops) || !has(self.multihopHops)",
    messageExpression =
        "'BGP neighbor ' + self.peer + ' has ttlSecurityHops or multihopHops, not both: the one asks for a near neighbor, the other for a far one'")
@ValidationRule(
    value = "self.keepaliveSeconds < self.holdSeconds",
    messageExpression =
        "'BGP neighbor ' + self.peer + ': keepaliveSeconds must be less than holdSeconds'")
public record BgpNeighbor(
    @Required
        @Size(min = 1, max = 39)
        @Pattern("^[A-Za-z0-9:][-_.:A-Za-z0-9]*$")
        @JsonPropertyDescription(
            "Interface at whose other end the neighbor is, whoever that is: the session then uses link-local addresses and"
                + " needs no others (RFC 8950). Or the neighbor's address. Examples: eno2, 192.0.2.1.")
        String peer,
    @Required
        @Size(min = 1, max = 10)
        @Pattern("^(external|internal|[1-9][0-9]*)$")
        @JsonPropertyDescription(
            "Number of the neighbor's autonomous system; external is any other than ours, internal is ours.")
        String remoteAs,
    @Min(1)
        @Max(4_294_967_294L)
        @JsonPropertyDescription(
            "Number under which this machine is known to the neighbor, in the place of its own; its own then is not in what the"
                + " neighbor learns.")
        Long localAs,
    @Size(min = 1, max = 80)
        @Pattern("^[A-Za-z0-9][-_./:A-Za-z0-9]*$")
        @JsonPropertyDescription("For people: who it is. Example: dsw-1/swp3.")
        String description,
    @Size(min = 1, max = 3)
        @JsonPropertyDescription("Which routes are exchanged; ipv4Unicast without it.")
        List<BgpFamily> families,
    @Size(min = 1, max = 63)
        @Pattern(PrefixList.NAME_PATTERN)
        @JsonPropertyDescription("Route map for what is learned from it.")
        String routeMapIn,
    @Size(min = 1, max = 63)
        @Pattern(PrefixList.NAME_PATTERN)
        @JsonPropertyDescription("Route map for what is announced to it.")
        String routeMapOut,
    @Min(1)
        @Max(4_000_000)
        @JsonPropertyDescription(
            "More routes of a family than this end the session, so that a mistake elsewhere does not fill this machine.")
        Integer maximumPrefixes,
    @Default("false")
        @JsonPropertyDescription(
            "Whether this machine names itself as the way to what it announces.")
        Boolean nextHopSelf,
    @Default("false")
        @JsonPropertyDescription(
            "Whether private numbers are taken out of the path before it is announced (RFC 6996).")
        Boolean removePrivateAs,
    @Default("false")
        @JsonPropertyDescription(
            "Whether the loss of the neighbor is noticed within a second (BFD, RFC 5880).")
        Boolean bfd,
    @Min(1)
        @Max(254)
        @JsonPropertyDescription(
            "Packets from farther away than this are dropped (GTSM, RFC 5082).")
        Integer ttlSecurityHops,
    @Min(1)
        @Max(255)
        @JsonPropertyDescription("How far away a neighbor of another autonomous system may be.")
        Integer multihopHops,
    @Size(min = 1, max = 39)
        @Pattern("^[A-Za-z0-9:][-_.:A-Za-z0-9]*$")
        @JsonPropertyDescription("Address or interface the session comes from. Example: lo.")
        String updateSource,
    @Default("3")
        @Min(1)
        @Max(21_845)
        @JsonPropertyDescription("How often it is told that this machine lives.")
        Integer keepaliveSeconds,
    @Default("9")
        @Min(3)
        @Max(65_535)
        @JsonPropertyDescription("After this long without a sign the session is lost.")
        Integer holdSeconds) {

  public BgpNeighbor {
    families =
        families == null || families.isEmpty()
            ? List.of(BgpFamily.IPV4_UNICAST)
            : List.copyOf(families);
    nextHopSelf = nextHopSelf != null && nextHopSelf;
    removePrivateAs = removePrivateAs != null && removePrivateAs;
    bfd = bfd != null && bfd;
    keepaliveSeconds = keepaliveSeconds == null ? 3 : keepaliveSeconds;
    holdSeconds = holdSeconds == null ? 9 : holdSeconds;
  }
}
