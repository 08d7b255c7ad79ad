package io.ironkeel.api.network;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.stream.Stream;

/**
 * The interfaces of one machine that Ironkeel manages. Interfaces that are not named here are left
 * alone.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value =
        "!has(self.vlans) || self.vlans.all(v, has(self.ethernets) && self.ethernets.exists(e, e.name == v.link))",
    message = "every vlan must name in 'link' one of the ethernets of this machine")
@ValidationRule(
    value =
        "!has(self.vlans) || !has(self.ethernets) || self.vlans.all(v, !self.ethernets.exists(e, e.name == v.name))",
    message = "a vlan must not have the name of an ethernet")
@ValidationRule(
    value =
        "!has(self.vlans) || self.vlans.all(v, self.vlans.exists_one(w, w.link == v.link && w.id == v.id))",
    message = "two vlans must not have the same 'id' on the same 'link'")
@ValidationRule(
    value =
        "!has(self.vlans) || !has(self.ethernets) || self.vlans.all(v, self.ethernets.all(e, e.name != v.link ||"
            + " e.mtuBytes >= v.mtuBytes))",
    message = "mtuBytes of a vlan must not exceed mtuBytes of its 'link'")
public record Network(
    @Size(max = 32) @JsonPropertyDescription("Ports of the machine's network cards, by name.")
        List<Ethernet> ethernets,
    @Size(max = 64) @JsonPropertyDescription("VLAN interfaces on top of the ethernets, by name.")
        List<Vlan> vlans) {

  public static final Network NONE = new Network(List.of(), List.of());

  public Network {
    ethernets = ethernets == null ? List.of() : List.copyOf(ethernets);
    vlans = vlans == null ? List.of() : List.copyOf(vlans);
  }

  /** All interfaces, those that carry others first. */
  @JsonIgnore
  public Stream<Link> links() {
    return Stream.concat(ethernets.stream(), vlans.stream());
  }
}
