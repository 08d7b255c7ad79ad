package io.ironkeel.agent.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.agent.links.ActualLink.LinkData;
import io.ironkeel.agent.links.ActualLink.LinkInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the kernel does with the agent's actions, as far as the planner can see it, and what it
 * refuses. Also the disk that remembers.
 */
final class ModelKernel {

  private final Map<String, Node> nodes = new TreeMap<>();
  private final Map<String, Original> originals = new HashMap<>();
  private int lastIndex;

  private final class Node {
    private final int index = ++lastIndex;
    private final String name;
    private final String kind;
    private final String mac;
    private final List<String> otherNames = new ArrayList<>();
    private final List<ActualAddress> addresses = new ArrayList<>();
    private String link;
    private String group = "default";
    private String master;
    private int mtu = 1500;
    private int mtuBeforeBond;
    private boolean mtuFixed;
    private boolean up;
    private Integer id;
    private String mode;
    private Integer millis;
    private String hashPolicy;
    private String primary;
    private boolean stp;

    Node(String name, String kind, String mac) {
      assertThat(nodes.values()).as(name).noneMatch(node -> node.isCalled(name));
      this.name = name;
      this.kind = kind;
      this.mac = mac;
      nodes.put(name, this);
    }

    boolean isCalled(String anyName) {
      return name.equals(anyName) || otherNames.contains(anyName);
    }

    boolean isA(String wanted) {
      return wanted.equals(kind);
    }

    Stream<Node> on() {
      return List.copyOf(nodes.values()).stream().filter(node -> name.equals(node.link));
    }

    Stream<Node> in() {
      return List.copyOf(nodes.values()).stream().filter(node -> name.equals(node.master));
    }

    ActualLink show() {
      var shownPrimary = in().map(node -> node.name).filter(n -> n.equals(primary)).findFirst();
      return new ActualLink(
          index,
          name,
          otherNames,
          link,
          master,
          group,
          mac,
          null,
          mtu,
          up ? List.of("UP") : List.of(),
          kind == null
              ? null
              : new LinkInfo(
                  kind,
                  new LinkData(
                      id, mode, millis, hashPolicy, shownPrimary.orElse(null), stp ? 1 : 0)),
          addresses);
    }

    void setMtu(int bytes) {
      if (isA("vlan")) {
        assertThat(bytes).as("mtu of " + name).isLessThanOrEqualTo(nodes.get(link).mtu);
      }
      if (mtu == bytes) {
        return;
      }
      mtuFixed = true;
      followMtu(bytes);
    }

    private void followMtu(int bytes) {
      mtu = bytes;
      on().filter(above -> above.mtu > bytes).forEach(above -> above.followMtu(bytes));
      if (isA("bond")) {
        in().forEach(member -> member.followMtu(bytes));
      }
      if (master != null && nodes.get(master).isA("bridge")) {
        nodes.get(master).adapt();
      }
    }

    /** A bridge nobody has given an MTU takes the smallest of its ports. */
    private void adapt() {
      if (!mtuFixed) {
        mtu = in().mapToInt(port -> port.mtu).min().orElse(1500);
      }
    }

    void setUp(boolean wanted) {
      if (wanted && isA("vlan")) {
        assertThat(nodes.get(link).up).as("link of " + name + " is up").isTrue();
      }
      if (up != wanted) {
        up = wanted;
        if (!wanted) {
          addresses.removeIf(address -> address.local().contains(":"));
        }
        on().forEach(above -> above.setUp(wanted));
      }
    }

    void join(Node bondOrBridge) {
      assertThat(master).as("master of " + name).isNull();
      master = bondOrBridge.name;
      if (bondOrBridge.isA("bond")) {
        assertThat(up).as(name + " is up").isFalse();
        mtuBeforeBond = mtu;
        followMtu(bondOrBridge.mtu);
        setUp(true);
      } else {
        bondOrBridge.adapt();
      }
    }

    void leave() {
      var left = nodes.get(master);
      master = null;
      if (left.isA("bond")) {
        setUp(false);
        followMtu(mtuBeforeBond);
      } else {
        left.adapt();
      }
    }

    void delete() {
      in().forEach(Node::leave);
      on().forEach(Node::delete);
      nodes.remove(name);
    }
  }

  ModelKernel(List<String> ports) {
    ports.forEach(port -> new Node(port, null, macOf(port)));
  }

  static String macOf(String port) {
    return "02:00:00:00:00:0" + port.charAt(port.length() - 1);
  }

  List<ActualLink> links() {
    return nodes.values().stream().map(Node::show).toList();
  }

  Map<String, Original> originals() {
    return Map.copyOf(originals);
  }

  /** Somebody else's VLAN, with an address. */
  void addForeignVlan(String name, String parent, int id) {
    var node = new Node(name, "vlan", null);
    node.link = parent;
    node.id = id;
    node.mtu = 1000;
    nodes.get(parent).addresses.add(new ActualAddress("192.0.2." + id, 24, "global", null));
  }

  void carryOut(LinkAction action) {
    var now = nodes.get(action.link());
    switch (action) {
      case LinkAction.Remember remember -> originals.put(remember.link(), remember.original());
      case LinkAction.Forget forget -> originals.remove(forget.link());
      case LinkAction.DeleteLink ignored -> now.delete();
      case LinkAction.CreateVlan create -> {
        var made = make(create.link(), "vlan");
        made.link = create.parent();
        made.id = create.id();
        made.mtu = nodes.get(create.parent()).mtu;
      }
      case LinkAction.CreateBond create -> {
        var made = make(create.link(), "bond");
        made.mode = create.mode().kernelName();
        made.millis = create.monitorIntervalMillis();
        made.hashPolicy = create.hashPolicy().kernelName();
      }
      case LinkAction.SetBondMode set -> {
        assertThat(now.up).as(now.name + " is up").isFalse();
        assertThat(now.in()).isEmpty();
        now.mode = set.mode().kernelName();
      }
      case LinkAction.SetBond set -> {
        now.millis = set.monitorIntervalMillis();
        now.hashPolicy = set.hashPolicy().kernelName();
      }
      case LinkAction.SetPrimary set -> {
        assertThat(now.mode).isEqualTo("active-backup");
        now.primary = set.member();
      }
      case LinkAction.ClearPrimary ignored -> now.primary = null;
      case LinkAction.CreateBridge create -> make(create.link(), "bridge").stp = create.stp();
      case LinkAction.SetStp set -> now.stp = set.stp();
      case LinkAction.Join join -> now.join(nodes.get(join.master()));
      case LinkAction.Leave ignored -> now.leave();
      case LinkAction.AddName add -> {
        assertThat(nodes.values()).noneMatch(node -> node.isCalled(add.name()));
        now.otherNames.add(add.name());
      }
      case LinkAction.RemoveName remove ->
          assertThat(now.otherNames.remove(remove.name())).isTrue();
      case LinkAction.SetMtu set -> now.setMtu(set.mtuBytes());
      case LinkAction.SetUp ignored -> now.setUp(true);
      case LinkAction.SetDown ignored -> now.setUp(false);
      case LinkAction.AddAddress add -> now.addresses.add(address(add.address()));
      case LinkAction.RemoveAddress remove ->
          assertThat(now.addresses.removeIf(address -> address.text().equals(remove.address())))
              .isTrue();
    }
  }

  private Node make(String name, String kind) {
    var made = new Node(name, kind, null);
    made.group = ActualLink.OWNED;
    return made;
  }

  private static ActualAddress address(String text) {
    var slash = text.indexOf('/');
    return new ActualAddress(
        text.substring(0, slash),
        Integer.parseInt(text.substring(slash + 1)),
        "global",
        ActualAddress.OWNED);
  }
}
