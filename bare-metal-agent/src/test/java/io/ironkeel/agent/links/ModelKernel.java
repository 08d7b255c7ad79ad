package io.ironkeel.agent.links;

import io.ironkeel.agent.links.ActualLink.LinkData;
import io.ironkeel.agent.links.ActualLink.LinkInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the kernel does with the agent's actions, as far as the planner can see it. */
final class ModelKernel {

  private final Map<String, ActualLink> links = new TreeMap<>();

  ModelKernel(List<String> ports) {
    ports.forEach(port -> links.put(port, link(port, null, null, 1500, false, null, List.of())));
  }

  List<ActualLink> links() {
    return List.copyOf(links.values());
  }

  void carryOut(LinkAction action) {
    var now = links.get(action.link());
    switch (action) {
      case LinkAction.DeleteLink delete -> links.remove(delete.link());
      case LinkAction.CreateVlan create ->
          links.put(
              create.link(),
              link(
                  create.link(),
                  create.parent(),
                  ActualLink.OWNED,
                  links.get(create.parent()).mtu(),
                  false,
                  new LinkInfo("vlan", new LinkData(create.id())),
                  List.of()));
      case LinkAction.SetMtu set -> setMtu(now, set.mtuBytes());
      case LinkAction.SetUp ignored ->
          links.put(
              now.name(),
              link(
                  now.name(),
                  now.link(),
                  now.group(),
                  now.mtu(),
                  true,
                  now.info(),
                  now.addresses()));
      case LinkAction.AddAddress add -> {
        var more = new ArrayList<>(now.addresses());
        more.add(address(add.address()));
        setAddresses(now, more);
      }
      case LinkAction.RemoveAddress remove ->
          setAddresses(
              now,
              now.addresses().stream()
                  .filter(address -> !address.text().equals(remove.address()))
                  .toList());
    }
  }

  /** A VLAN's MTU follows its parent's down, never up. */
  private void setMtu(ActualLink link, int mtu) {
    put(link, mtu, link.addresses());
    links().stream()
        .filter(other -> link.name().equals(other.link()) && other.mtu() > mtu)
        .forEach(other -> put(other, mtu, other.addresses()));
  }

  private void setAddresses(ActualLink link, List<ActualAddress> addresses) {
    put(link, link.mtu(), addresses);
  }

  private void put(ActualLink link, int mtu, List<ActualAddress> addresses) {
    links.put(
        link.name(),
        link(link.name(), link.link(), link.group(), mtu, link.up(), link.info(), addresses));
  }

  private static ActualLink link(
      String name,
      String parent,
      String group,
      int mtu,
      boolean up,
      LinkInfo info,
      List<ActualAddress> addresses) {
    return new ActualLink(
        name, parent, group, null, null, mtu, up ? List.of("UP") : List.of(), info, addresses);
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
