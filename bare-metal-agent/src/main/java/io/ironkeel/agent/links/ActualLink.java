package io.ironkeel.agent.links;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.ironkeel.api.network.Bond;
import io.ironkeel.api.network.Bridge;
import io.ironkeel.api.network.Vlan;
import java.util.List;
import java.util.Optional;

/**
 * An interface of the machine as {@code ip -json -details address show} describes it.
 *
 * @param index the kernel's number of it, never used again before the next boot
 * @param link of a VLAN: the link that carries it
 * @param master of a member of a bond and of a port of a bridge: the bond or bridge
 * @param otherNames names it has beside its own (the kernel's altname)
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ActualLink(
    @JsonProperty("ifindex") int index,
    @JsonProperty("ifname") String name,
    @JsonProperty("altnames") List<String> otherNames,
    String link,
    String master,
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
    otherNames = otherNames == null ? List.of() : List.copyOf(otherNames);
    flags = flags == null ? List.of() : List.copyOf(flags);
    addresses = addresses == null ? List.of() : List.copyOf(addresses);
  }

  /** A virtual link as it is right after the agent made it. */
  static ActualLink made(String name, String parent, int mtu, LinkInfo info) {
    return new ActualLink(
        0, name, null, parent, null, OWNED, null, null, mtu, List.of(), info, List.of());
  }

  /** What {@code ip} knows of a virtual link. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record LinkInfo(
      @JsonProperty("info_kind") String kind, @JsonProperty("info_data") LinkData data) {

    static LinkInfo of(Vlan vlan) {
      return new LinkInfo("vlan", new LinkData(vlan.id(), null, null, null, null, null));
    }

    static LinkInfo of(Bond bond) {
      return new LinkInfo(
          "bond",
          new LinkData(
              null,
              bond.mode().kernelName(),
              bond.monitorIntervalMillis(),
              bond.transmitHashPolicy().kernelName(),
              null,
              null));
    }

    static LinkInfo of(Bridge bridge) {
      return new LinkInfo(
          "bridge", new LinkData(null, null, null, null, null, bridge.stp() ? 1 : 0));
    }
  }

  /**
   * Settings of a VLAN, a bond or a bridge.
   *
   * @param id of a VLAN
   * @param mode of a bond, as the next three
   * @param primary the preferred member's name
   * @param stp of a bridge: 0 when it does not speak the spanning tree protocol
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record LinkData(
      Integer id,
      String mode,
      @JsonProperty("miimon") Integer monitorIntervalMillis,
      @JsonProperty("xmit_hash_policy") String transmitHashPolicy,
      String primary,
      @JsonProperty("stp_state") Integer stp) {}

  boolean owned() {
    return OWNED.equals(group);
  }

  /** Whether the kernel finds it by this name. */
  boolean isCalled(String anyName) {
    return anyName != null && (name.equals(anyName) || otherNames.contains(anyName));
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

  /** A port of a network card. */
  boolean port() {
    return !virtual() && !loopback();
  }

  boolean isVlan(String parent, int id) {
    return parent.equals(link)
        && data("vlan").map(LinkData::id).filter(actual -> actual == id).isPresent();
  }

  boolean isA(String kind) {
    return info != null && kind.equals(info.kind());
  }

  /** The settings of a link of this kind. */
  Optional<LinkData> data(String kind) {
    return Optional.ofNullable(info).filter(known -> kind.equals(known.kind())).map(LinkInfo::data);
  }

  ActualLink withMtu(int bytes) {
    return new ActualLink(
        index,
        name,
        otherNames,
        link,
        master,
        group,
        macAddress,
        movedFromMacAddress,
        bytes,
        flags,
        info,
        addresses);
  }

  ActualLink withUp(boolean up) {
    return new ActualLink(
        index,
        name,
        otherNames,
        link,
        master,
        group,
        macAddress,
        movedFromMacAddress,
        mtu,
        up ? List.of("UP") : List.of(),
        info,
        addresses);
  }

  ActualLink withMaster(String newMaster) {
    return new ActualLink(
        index,
        name,
        otherNames,
        link,
        newMaster,
        group,
        macAddress,
        movedFromMacAddress,
        mtu,
        flags,
        info,
        addresses);
  }

  ActualLink withOtherNames(List<String> names) {
    return new ActualLink(
        index,
        name,
        names,
        link,
        master,
        group,
        macAddress,
        movedFromMacAddress,
        mtu,
        flags,
        info,
        addresses);
  }
}
