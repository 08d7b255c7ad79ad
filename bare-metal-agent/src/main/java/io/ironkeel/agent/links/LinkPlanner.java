package io.ironkeel.agent.links;

import io.ironkeel.agent.links.ActualLink.LinkInfo;
import io.ironkeel.agent.section.SectionPlan;
import io.ironkeel.api.network.Bond;
import io.ironkeel.api.network.Bridge;
import io.ironkeel.api.network.Ethernet;
import io.ironkeel.api.network.Link;
import io.ironkeel.api.network.Network;
import io.ironkeel.api.network.Vlan;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * From wanted and actual links to ordered actions. Only what carries our mark is ever deleted or
 * removed; what somebody else made is used when it fits and reported when it is in the way. The
 * management interface is never touched.
 */
final class LinkPlanner {

  /** What the kernel gives a new bridge. */
  private static final int NEW_BRIDGE_MTU = 1500;

  private final Network wanted;
  private final Map<String, String> givenNames;
  private final Draft draft;

  /** Members of bonds: all but their name is the bond's business. */
  private final Set<String> members;

  /** What others can be put on: is there, or will be by then. */
  private final Set<String> usable = new HashSet<>();

  private LinkPlanner(Network wanted, Map<String, String> givenNames, Draft draft) {
    this.wanted = wanted;
    this.givenNames = givenNames;
    this.draft = draft;
    this.members =
        wanted.bonds().stream()
            .flatMap(bond -> bond.members().stream())
            .collect(Collectors.toSet());
  }

  /**
   * @param originals what links that somebody else made were like before we changed them
   */
  static SectionPlan<LinkAction> plan(
      Network wanted,
      String managementInterface,
      List<ActualLink> actual,
      Map<String, Original> originals) {
    var naming = Naming.of(wanted, managementInterface, actual);
    var draft = new Draft(actual, originals, naming.untouchable());
    naming.unmet().forEach(draft::unmet);
    var network = naming.network();
    new Leftovers(network, naming.givenNames(), draft).clear();
    new LinkPlanner(network, naming.givenNames(), draft).plan();
    return draft.plan();
  }

  private void plan() {
    lowerWhatIsOnTop();
    wanted.ethernets().forEach(this::planEthernet);
    wanted.bonds().forEach(this::planBond);
    wanted.vlans().forEach(this::planVlan);
    wanted.bridges().forEach(this::planBridge);
  }

  /** Never does a link send what the one below cannot carry: down from the top, up from below. */
  private void lowerWhatIsOnTop() {
    Stream.concat(wanted.bridges().stream(), wanted.vlans().stream())
        .filter(link -> draft.find(link.name()).filter(actual -> lowers(link, actual)).isPresent())
        .forEach(link -> draft.setMtu(link.name(), link.mtuBytes()));
  }

  private static boolean lowers(Link link, ActualLink actual) {
    return actual.mtu() > link.mtuBytes()
        && (link instanceof Vlan vlan
            ? actual.isVlan(vlan.link(), vlan.id())
            : actual.owned() && actual.isA("bridge"));
  }

  private void planEthernet(Ethernet ethernet) {
    usable.add(ethernet.name());
    var givenName = givenNames.get(ethernet.name());
    var port = draft.find(ethernet.name()).orElseThrow();
    if (givenName != null && !port.isCalled(givenName)) {
      if (draft.isCalled(givenName)) {
        draft.unmet(
            "%s cannot be called %s: another link has this name; choose another one."
                .formatted(ethernet.name(), givenName));
      } else {
        draft.addName(ethernet.name(), givenName);
      }
    }
    if (!members.contains(ethernet.name())) {
      planCommon(ethernet);
    }
  }

  private void planBond(Bond bond) {
    if (new BondPlanner(bond, draft).plan()) {
      usable.add(bond.name());
      planCommon(bond);
    } else {
      inTheWay("bond", bond.name());
    }
  }

  private void planVlan(Vlan vlan) {
    if (!usable.contains(vlan.link())) {
      // Why the link below is not there is reported already.
      return;
    }
    var existing = draft.find(vlan.name());
    if (existing.isEmpty()) {
      // The kernel gives a new VLAN the MTU its parent has by then.
      var inherited = draft.find(vlan.link()).orElseThrow().mtu();
      draft.create(
          new LinkAction.CreateVlan(vlan.name(), vlan.link(), vlan.id()),
          ActualLink.made(vlan.name(), vlan.link(), inherited, LinkInfo.of(vlan)));
    } else if (!existing.get().isVlan(vlan.link(), vlan.id())) {
      inTheWay("vlan", vlan.name());
      return;
    }
    usable.add(vlan.name());
    planCommon(vlan);
  }

  private void planBridge(Bridge bridge) {
    var existing = draft.find(bridge.name());
    if (existing.isEmpty()) {
      draft.create(
          new LinkAction.CreateBridge(bridge.name(), bridge.stp()),
          ActualLink.made(bridge.name(), null, NEW_BRIDGE_MTU, LinkInfo.of(bridge)));
    } else if (!existing.get().owned() || !existing.get().isA("bridge")) {
      inTheWay("bridge", bridge.name());
      return;
    } else if (existing.get().data("bridge").filter(d -> bridge.stp() == (d.stp() > 0)).isEmpty()) {
      draft.act(new LinkAction.SetStp(bridge.name(), bridge.stp()));
    }
    bridge.ports().stream().filter(usable::contains).forEach(port -> planPort(bridge, port));
    planCommon(bridge);
  }

  private void planPort(Bridge bridge, String name) {
    var port = draft.find(name).orElseThrow();
    if (port.master() == null) {
      draft.join(name, bridge.name());
    } else if (!port.master().equals(bridge.name())) {
      draft.unmet(
          "%s cannot be a port of %s: somebody else has put it into %s; take it out of there."
              .formatted(name, bridge.name(), port.master()));
    }
  }

  /** A leftover of ours in the way is reported with what keeps it there. */
  private void inTheWay(String kind, String name) {
    if (!draft.find(name).filter(ActualLink::owned).isPresent()) {
      draft.unmet(
          "%s %s cannot be made: somebody else's link has this name; delete that link or choose another name."
              .formatted(kind, name));
    }
  }

  private void planCommon(Link link) {
    draft.setMtu(link.name(), link.mtuBytes());
    draft.setUp(link.name());
    var present =
        draft.find(link.name()).orElseThrow().addresses().stream()
            .map(ActualAddress::text)
            .toList();
    link.addresses().stream()
        .filter(address -> !present.contains(address))
        .forEach(address -> draft.act(new LinkAction.AddAddress(link.name(), address)));
  }
}
