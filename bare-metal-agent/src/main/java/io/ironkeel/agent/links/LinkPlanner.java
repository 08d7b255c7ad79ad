package io.ironkeel.agent.links;

import io.ironkeel.agent.section.SectionPlan;
import io.ironkeel.api.network.Ethernet;
import io.ironkeel.api.network.Link;
import io.ironkeel.api.network.Network;
import io.ironkeel.api.network.Vlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * From wanted and actual links to ordered actions. Only what carries our mark is ever deleted or
 * removed; what somebody else made is used when it fits and reported when it is in the way. The
 * management interface is never touched.
 */
final class LinkPlanner {

  private final Network wanted;
  private final String managementInterface;
  private final Map<String, ActualLink> actual;
  private final Map<String, Link> wantedByName = new HashMap<>();
  private final List<LinkAction> actions = new ArrayList<>();
  private final List<String> unmet = new ArrayList<>();

  private LinkPlanner(Network wanted, String managementInterface, List<ActualLink> actual) {
    this.wanted = wanted;
    this.managementInterface = managementInterface;
    this.actual = actual.stream().collect(Collectors.toMap(ActualLink::name, Function.identity()));
    wanted.links().forEach(link -> wantedByName.put(link.name(), link));
  }

  static SectionPlan<LinkAction> plan(
      Network wanted, String managementInterface, List<ActualLink> actual) {
    var planner = new LinkPlanner(wanted, managementInterface, actual);
    planner.deleteLinksNobodyWants();
    planner.removeAddressesNobodyWants();
    wanted.ethernets().forEach(planner::planEthernet);
    wanted.vlans().forEach(planner::planVlan);
    return new SectionPlan<>(planner.actions, planner.unmet);
  }

  private void deleteLinksNobodyWants() {
    actual.values().stream()
        .filter(ActualLink::owned)
        .filter(link -> mayTouch(link.name()) && !isWanted(link))
        .sorted((a, b) -> a.name().compareTo(b.name()))
        .toList()
        .forEach(
            link -> {
              actions.add(new LinkAction.DeleteLink(link.name()));
              actual.remove(link.name());
            });
  }

  private boolean isWanted(ActualLink link) {
    return wantedByName.get(link.name()) instanceof Vlan vlan
        && link.isVlan(vlan.link(), vlan.id());
  }

  /** Before any address is added: the same address may move from one link to another. */
  private void removeAddressesNobodyWants() {
    actual.values().stream()
        .filter(link -> mayTouch(link.name()))
        .sorted((a, b) -> a.name().compareTo(b.name()))
        .forEach(
            link ->
                link.addresses().stream()
                    .filter(ActualAddress::owned)
                    .map(ActualAddress::text)
                    .filter(address -> !wantedOn(link.name(), address))
                    .forEach(
                        address ->
                            actions.add(new LinkAction.RemoveAddress(link.name(), address))));
  }

  private boolean wantedOn(String link, String address) {
    return Optional.ofNullable(wantedByName.get(link))
        .filter(known -> known.addresses().contains(address))
        .isPresent();
  }

  private void planEthernet(Ethernet ethernet) {
    if (!mayTouch(ethernet.name())) {
      unmet.add("%s is the management interface and is never changed.".formatted(ethernet.name()));
      return;
    }
    Optional.ofNullable(actual.get(ethernet.name()))
        .ifPresentOrElse(
            existing -> planCommon(ethernet, existing),
            () ->
                unmet.add(
                    "ethernet %s is not on this machine; it has: %s."
                        .formatted(ethernet.name(), String.join(", ", ports()))));
  }

  private List<String> ports() {
    return actual.values().stream()
        .filter(link -> !link.virtual() && !link.loopback())
        .map(ActualLink::name)
        .filter(this::mayTouch)
        .sorted()
        .toList();
  }

  private void planVlan(Vlan vlan) {
    if (!actual.containsKey(vlan.link())) {
      // The missing ethernet is reported already.
      return;
    }
    var existing = actual.get(vlan.name());
    if (existing == null) {
      actions.add(new LinkAction.CreateVlan(vlan.name(), vlan.link(), vlan.id()));
      // The kernel gives a new VLAN the MTU its parent has by then.
      var inherited = wantedByName.get(vlan.link()).mtuBytes();
      planCommon(vlan, fresh(vlan, inherited));
    } else if (existing.isVlan(vlan.link(), vlan.id())) {
      planCommon(vlan, existing);
    } else {
      unmet.add(
          "vlan %s cannot be made: somebody else's link has this name; delete that link or choose another name."
              .formatted(vlan.name()));
    }
  }

  private static ActualLink fresh(Vlan vlan, int mtu) {
    return new ActualLink(
        vlan.name(), vlan.link(), ActualLink.OWNED, null, null, mtu, List.of(), null, List.of());
  }

  private void planCommon(Link link, ActualLink existing) {
    if (existing.mtu() != link.mtuBytes()) {
      actions.add(new LinkAction.SetMtu(link.name(), link.mtuBytes()));
    }
    if (!existing.up()) {
      actions.add(new LinkAction.SetUp(link.name()));
    }
    var present = existing.addresses().stream().map(ActualAddress::text).toList();
    link.addresses().stream()
        .filter(address -> !present.contains(address))
        .forEach(address -> actions.add(new LinkAction.AddAddress(link.name(), address)));
  }

  private boolean mayTouch(String link) {
    return !link.equals(managementInterface);
  }
}
