package io.ironkeel.agent.links;

import io.ironkeel.agent.section.Action;
import java.util.List;

/** One change to the machine's links; {@link #ip()} is how iproute2 is told. */
public sealed interface LinkAction extends Action {

  /** Name of the link that changes. */
  String link();

  /** Arguments of {@code ip}. */
  List<String> ip();

  @Override
  default String text() {
    return "ip " + String.join(" ", ip());
  }

  /** Deletes a link the agent made. */
  record DeleteLink(String link) implements LinkAction {
    @Override
    public List<String> ip() {
      return List.of("link", "delete", "dev", link);
    }
  }

  /** Makes a VLAN and marks it as ours in the same step, so that it is never without an owner. */
  record CreateVlan(String link, String parent, int id) implements LinkAction {
    @Override
    public List<String> ip() {
      return List.of(
          "link",
          "add",
          "link",
          parent,
          "name",
          link,
          "group",
          ActualLink.OWNED,
          "type",
          "vlan",
          "id",
          String.valueOf(id));
    }
  }

  /** Sets the largest packet. */
  record SetMtu(String link, int mtuBytes) implements LinkAction {
    @Override
    public List<String> ip() {
      return List.of("link", "set", "dev", link, "mtu", String.valueOf(mtuBytes));
    }
  }

  /** Sets a link administratively up. */
  record SetUp(String link) implements LinkAction {
    @Override
    public List<String> ip() {
      return List.of("link", "set", "dev", link, "up");
    }
  }

  /** Adds an address, marked as ours. */
  record AddAddress(String link, String address) implements LinkAction {
    @Override
    public List<String> ip() {
      return address.contains(":")
          ? List.of("address", "add", address, "dev", link, "proto", ActualAddress.OWNED)
          : List.of(
              "address",
              "add",
              address,
              "broadcast",
              "+",
              "dev",
              link,
              "proto",
              ActualAddress.OWNED);
    }
  }

  /** Removes an address the agent added. */
  record RemoveAddress(String link, String address) implements LinkAction {
    @Override
    public List<String> ip() {
      return List.of("address", "delete", address, "dev", link);
    }
  }
}
