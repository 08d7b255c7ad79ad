package io.ironkeel.agent.links;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/** An interface of the machine as {@code ip -json -details address show} describes it. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ActualLink(
    @JsonProperty("ifname") String name,
    String link,
    String group,
    @JsonProperty("address") String macAddress,
    @JsonProperty("permaddr") String movedFromMacAddress,
    int mtu,
    List<String> flags,
    @JsonProperty("linkinfo") LinkInfo info,
    @JsonProperty("addr_info") List<ActualAddress> addresses) {

  /**
   * The link group (IFLA_GROUP) of every link the agent made; 0 is the kernel's default. It makes a
   * link ours, whoever asks and after any restart, and unlike an alias the kernel sets it in the
   * same step that makes the link.
   */
  static final String OWNED = "201";

  public ActualLink {
    flags = flags == null ? List.of() : List.copyOf(flags);
    addresses = addresses == null ? List.of() : List.copyOf(addresses);
  }

  /** What {@code ip} knows of a virtual link. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record LinkInfo(
      @JsonProperty("info_kind") String kind, @JsonProperty("info_data") LinkData data) {}

  /** Of a VLAN: its identifier. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record LinkData(Integer id) {}

  boolean owned() {
    return OWNED.equals(group);
  }

  /** What the hardware was made with; the kernel tells it apart only when another one is set. */
  public String permanentMacAddress() {
    if (virtual()) {
      return null;
    }
    return movedFromMacAddress != null ? movedFromMacAddress : macAddress;
  }

  public boolean up() {
    return flags.contains("UP");
  }

  public boolean carrier() {
    return flags.contains("LOWER_UP");
  }

  public boolean loopback() {
    return flags.contains("LOOPBACK");
  }

  /** Not hardware: made by software, for example a VLAN or the kernel's own fallback tunnels. */
  public boolean virtual() {
    return info != null && info.kind() != null;
  }

  boolean isVlan(String parent, int id) {
    return parent.equals(link) && vlanId().filter(actual -> actual == id).isPresent();
  }

  private Optional<Integer> vlanId() {
    return Optional.ofNullable(info)
        .filter(known -> "vlan".equals(known.kind()))
        .map(LinkInfo::data)
        .map(LinkData::id);
  }
}
