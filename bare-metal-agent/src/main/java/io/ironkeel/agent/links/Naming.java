package io.ironkeel.agent.links;

import io.ironkeel.api.network.Bond;
import io.ironkeel.api.network.Bridge;
import io.ironkeel.api.network.Ethernet;
import io.ironkeel.api.network.Network;
import io.ironkeel.api.network.Vlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which of the machine's links people mean: a port is found by its permanent MAC address or by any
 * name the kernel knows it by. The management interface, and every link it consists of, is out of
 * bounds whatever it is called.
 */
public final class Naming {

  private final Network wanted;
  private final String managementInterface;
  private final List<ActualLink> actual;
  private final Set<String> untouchable;

  /** The kernel's name of every wanted ethernet that is there and may be touched. */
  private final Map<String, String> ports = new HashMap<>();

  private final List<Ethernet> ethernets = new ArrayList<>();
  private final Map<String, String> givenNames = new HashMap<>();
  private final List<String> unmet = new ArrayList<>();

  private Naming(Network wanted, String managementInterface, List<ActualLink> actual) {
    this.wanted = wanted;
    this.managementInterface = managementInterface;
    this.actual = actual;
    this.untouchable = consistsOf(managementInterface, actual);
  }

  public static Naming of(Network wanted, String managementInterface, List<ActualLink> actual) {
    var naming = new Naming(wanted, managementInterface, actual);
    wanted.ethernets().forEach(naming::look);
    return naming;
  }

  /** The link, what carries it, and the members of what is a bond or bridge. */
  private static Set<String> consistsOf(String link, List<ActualLink> actual) {
    var parts =
        actual.stream()
            .filter(known -> known.isCalled(link))
            .map(ActualLink::name)
            .collect(Collectors.toCollection(TreeSet::new));
    var before = 0;
    while (before != parts.size()) {
      before = parts.size();
      for (var known : actual) {
        if (parts.contains(known.name()) && known.link() != null && known.isA("vlan")) {
          parts.add(known.link());
        }
        if (known.master() != null && parts.contains(known.master())) {
          parts.add(known.name());
        }
      }
    }
    return parts;
  }

  private void look(Ethernet ethernet) {
    var found = matches(ethernet);
    if (found.isEmpty()) {
      unmet.add(
          "ethernet %s%s is not on this machine; it has: %s."
              .formatted(
                  ethernet.name(),
                  ethernet.macAddress() == null ? "" : " with MAC address " + ethernet.macAddress(),
                  String.join(
                      ", ",
                      ports(
                          ethernet.macAddress() == null
                              ? ActualLink::name
                              : port -> port.name() + " " + port.permanentMacAddress()))));
    } else if (found.size() > 1) {
      unmet.add(
          "ethernet %s: %s all have MAC address %s; find the port by its name instead."
              .formatted(
                  ethernet.name(),
                  found.stream().map(ActualLink::name).sorted().collect(Collectors.joining(", ")),
                  ethernet.macAddress()));
    } else {
      take(ethernet, found.getFirst());
    }
  }

  private List<ActualLink> matches(Ethernet ethernet) {
    if (ethernet.macAddress() != null) {
      return actual.stream()
          .filter(ActualLink::port)
          .filter(link -> ethernet.macAddress().equals(link.permanentMacAddress()))
          .toList();
    }
    return called(ethernet.name()).stream().toList();
  }

  /** Its own name before one it has beside it. */
  private Optional<ActualLink> called(String name) {
    return actual.stream()
        .filter(link -> link.name().equals(name))
        .findFirst()
        .or(() -> actual.stream().filter(link -> link.isCalled(name)).findFirst());
  }

  private void take(Ethernet ethernet, ActualLink port) {
    var name = port.name();
    var described = name.equals(ethernet.name()) ? name : ethernet.name() + " (" + name + ")";
    if (port.isCalled(managementInterface)) {
      unmet.add("%s is the management interface and is never changed.".formatted(described));
    } else if (untouchable.contains(name)) {
      unmet.add(
          "%s is part of the management interface %s and is never changed."
              .formatted(described, managementInterface));
    } else if (ports.containsValue(name)) {
      unmet.add(
          "ethernet %s is the port %s, which another ethernet is too; remove one of the two."
              .formatted(ethernet.name(), name));
    } else {
      ports.put(ethernet.name(), name);
      if (ethernet.macAddress() != null && !ethernet.name().equals(name)) {
        givenNames.put(name, ethernet.name());
      }
      ethernets.add(
          new Ethernet(
              name,
              ethernet.macAddress(),
              ethernet.mtuBytes(),
              ethernet.lldp(),
              ethernet.addresses()));
    }
  }

  private List<String> ports(Function<ActualLink, String> description) {
    return actual.stream()
        .filter(ActualLink::port)
        .filter(link -> !untouchable.contains(link.name()))
        .map(description)
        .sorted()
        .toList();
  }

  /** The kernel's name of what people call so, if that is or can be on this machine. */
  public Optional<String> kernelName(String name) {
    if (wanted.ethernets().stream().anyMatch(ethernet -> ethernet.name().equals(name))) {
      return Optional.ofNullable(ports.get(name));
    }
    if (wanted.links().anyMatch(link -> link.name().equals(name))) {
      return Optional.of(name);
    }
    return called(name).map(ActualLink::name);
  }

  private Optional<String> touchable(String name) {
    return kernelName(name).filter(found -> !untouchable.contains(found));
  }

  /** What is wanted, in the kernel's names, less what this machine cannot have. */
  public Network network() {
    return new Network(
        ethernets,
        wanted.bonds().stream().map(this::inKernelNames).toList(),
        wanted.vlans().stream().flatMap(vlan -> inKernelNames(vlan).stream()).toList(),
        wanted.bridges().stream().map(this::inKernelNames).toList(),
        wanted.routes(),
        wanted.rules(),
        wanted.probes());
  }

  private Bond inKernelNames(Bond bond) {
    return new Bond(
        bond.name(),
        bond.mode(),
        kernelNames(bond.members()),
        Optional.ofNullable(bond.primary()).flatMap(this::touchable).orElse(null),
        bond.monitorIntervalMillis(),
        bond.transmitHashPolicy(),
        bond.mtuBytes(),
        bond.addresses());
  }

  private Optional<Vlan> inKernelNames(Vlan vlan) {
    return touchable(vlan.link())
        .map(link -> new Vlan(vlan.name(), link, vlan.id(), vlan.mtuBytes(), vlan.addresses()));
  }

  private Bridge inKernelNames(Bridge bridge) {
    return new Bridge(
        bridge.name(),
        kernelNames(bridge.ports()),
        bridge.stp(),
        bridge.mtuBytes(),
        bridge.addresses());
  }

  private List<String> kernelNames(List<String> names) {
    return names.stream().flatMap(name -> touchable(name).stream()).toList();
  }

  /** The name to give each port beside its own, by the kernel's name. */
  Map<String, String> givenNames() {
    return Map.copyOf(givenNames);
  }

  /** The kernel's names of what must never be changed. */
  Set<String> untouchable() {
    return new HashSet<>(untouchable);
  }

  /** What cannot be found, a sentence each. */
  List<String> unmet() {
    return List.copyOf(unmet);
  }
}
