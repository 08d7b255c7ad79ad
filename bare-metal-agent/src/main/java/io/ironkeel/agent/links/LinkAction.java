package io.ironkeel.agent.links;

import io.ironkeel.agent.section.Action;
import io.ironkeel.api.network.Bond;
import java.util.ArrayList;
import java.util.List;

/** One change to the machine's links; {@link #ip()} is how iproute2 is told. */
public sealed interface LinkAction extends Action {

  /** The kernel's name of the link that changes. */
  String link();

  /** Arguments of {@code ip}; none when it is not iproute2 that does it. */
  List<String> ip();

  @Override
  default String text() {
    return "ip " + String.join(" ", ip());
  }

  /** Writes down what a link was like that somebody else made, before it is changed. */
  record Remember(String link, Original original) implements LinkAction {
    @Override
    public List<String> ip() {
      return List.of();
    }

    @Override
    public String text() {
      return "remember that %s was: %s".formatted(link, original.text());
    }
  }

  /** Strikes out what was written down of a link that is as it was again. */
  record Forget(String link) implements LinkAction {
    @Override
    public List<String> ip() {
      return List.of();
    }

    @Override
    public String text() {
      return "forget what %s was".formatted(link);
    }
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

  /** Makes a bond without members, marked as ours in the same step. */
  record CreateBond(
      String link, Bond.Mode mode, int monitorIntervalMillis, Bond.TransmitHashPolicy hashPolicy)
      implements LinkAction {
    @Override
    public List<String> ip() {
      var arguments =
          new ArrayList<>(
              List.of("link", "add", "name", link, "group", ActualLink.OWNED, "type", "bond"));
      arguments.addAll(List.of("mode", mode.kernelName()));
      arguments.addAll(settings(monitorIntervalMillis, hashPolicy));
      return List.copyOf(arguments);
    }
  }

  /** Changes how a bond works; the kernel allows it only while it is down and has no members. */
  record SetBondMode(String link, Bond.Mode mode) implements LinkAction {
    @Override
    public List<String> ip() {
      return List.of("link", "set", "dev", link, "type", "bond", "mode", mode.kernelName());
    }
  }

  /** Changes what a bond may change while it works. */
  record SetBond(String link, int monitorIntervalMillis, Bond.TransmitHashPolicy hashPolicy)
      implements LinkAction {
    @Override
    public List<String> ip() {
      var arguments = new ArrayList<>(List.of("link", "set", "dev", link, "type", "bond"));
      arguments.addAll(settings(monitorIntervalMillis, hashPolicy));
      return List.copyOf(arguments);
    }
  }

  private static List<String> settings(int millis, Bond.TransmitHashPolicy hashPolicy) {
    return List.of("miimon", String.valueOf(millis), "xmit_hash_policy", hashPolicy.kernelName());
  }

  /** Says which member a bond prefers. */
  record SetPrimary(String link, String member) implements LinkAction {
    @Override
    public List<String> ip() {
      return List.of("link", "set", "dev", link, "type", "bond", "primary", member);
    }
  }

  /** Lets a bond prefer none of its members; iproute2 has no word for that. */
  record ClearPrimary(String link) implements LinkAction {
    @Override
    public List<String> ip() {
      return List.of();
    }

    /** The file that says which member is preferred. */
    String file() {
      return "/sys/class/net/%s/bonding/primary".formatted(link);
    }

    @Override
    public String text() {
      return "echo >" + file();
    }
  }

  /** Makes a bridge without ports, marked as ours in the same step. */
  record CreateBridge(String link, boolean stp) implements LinkAction {
    @Override
    public List<String> ip() {
      return List.of(
          "link",
          "add",
          "name",
          link,
          "group",
          ActualLink.OWNED,
          "type",
          "bridge",
          "stp_state",
          stp ? "1" : "0");
    }
  }

  /** Turns a bridge's spanning tree protocol on or off. */
  record SetStp(String link, boolean stp) implements LinkAction {
    @Override
    public List<String> ip() {
      return List.of("link", "set", "dev", link, "type", "bridge", "stp_state", stp ? "1" : "0");
    }
  }

  /** Makes a link a member of a bond or a port of a bridge. */
  record Join(String link, String master) implements LinkAction {
    @Override
    public List<String> ip() {
      return List.of("link", "set", "dev", link, "master", master);
    }
  }

  /** Takes a link out of its bond or bridge. */
  record Leave(String link) implements LinkAction {
    @Override
    public List<String> ip() {
      return List.of("link", "set", "dev", link, "nomaster");
    }
  }

  /** Gives a port the name that people chose, beside its own. */
  record AddName(String link, String name) implements LinkAction {
    @Override
    public List<String> ip() {
      return List.of("link", "property", "add", "dev", link, "altname", name);
    }
  }

  /** Takes a name away that the agent gave. */
  record RemoveName(String link, String name) implements LinkAction {
    @Override
    public List<String> ip() {
      return List.of("link", "property", "del", "dev", link, "altname", name);
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

  /** Sets a link administratively down. */
  record SetDown(String link) implements LinkAction {
    @Override
    public List<String> ip() {
      return List.of("link", "set", "dev", link, "down");
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
