package io.ironkeel.e2e.machines;

import io.ironkeel.api.network.Bond;
import io.ironkeel.api.network.Bridge;
import io.ironkeel.api.network.Ethernet;
import io.ironkeel.api.network.Network;
import io.ironkeel.api.network.Route;
import io.ironkeel.api.network.Rule;
import io.ironkeel.api.network.Vlan;
import io.ironkeel.e2e.lab.Machine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Networks a machine could be asked for, one as likely as another: each port is left alone, on its
 * own, in a bond or in a bridge, and found by its name or its MAC address.
 */
final class AnyNetwork {

  private static final List<Integer> PORTS = List.of(1, 2, 3);

  private final Random random;
  private final Machine machine;
  private final List<Ethernet> ethernets = new ArrayList<>();
  private final List<Bond> bonds = new ArrayList<>();
  private final List<Vlan> vlans = new ArrayList<>();
  private final List<Bridge> bridges = new ArrayList<>();
  private final List<Route> routes = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();

  private AnyNetwork(Random random, Machine machine) {
    this.random = random;
    this.machine = machine;
  }

  static Network of(Random random, Machine machine) {
    return new AnyNetwork(random, machine).network();
  }

  private Network network() {
    var shuffled = new ArrayList<>(PORTS);
    Collections.shuffle(shuffled, random);
    var inBond = random.nextInt(3);
    var members = new ArrayList<String>();
    var bridged = new ArrayList<String>();
    for (var port : shuffled) {
      var byMac = random.nextInt(3) == 0;
      var name = byMac ? "lan" + (random.nextInt(2) * 10 + port) : "vec" + port;
      var role = members.size() < inBond ? 0 : 1 + random.nextInt(3);
      if (role == 3) {
        continue;
      }
      ethernets.add(
          new Ethernet(
              name,
              byMac ? machine.mac(port) : null,
              role == 0 ? 1500 : 4000 + random.nextInt(5000),
              false,
              role == 1 ? addresses(port) : List.of()));
      if (role == 0) {
        members.add(name);
      } else if (role == 1) {
        addVlans(name, port);
        addRoutes(ethernets.getLast().name(), ethernets.getLast().addresses());
      } else {
        bridged.add(name);
      }
    }
    if (!members.isEmpty()) {
      addBond(members);
    }
    if (random.nextInt(4) > 0) {
      vlans.stream()
          .filter(vlan -> vlan.addresses().isEmpty() && random.nextBoolean())
          .map(Vlan::name)
          .forEach(bridged::add);
      bridges.add(
          new Bridge(
              "br0", bridged, random.nextBoolean(), 1300 + random.nextInt(3000), addresses(8)));
    }
    addDrops();
    return new Network(ethernets, bonds, vlans, bridges, routes, rules, List.of());
  }

  private void addBond(List<String> members) {
    var lacp = random.nextBoolean();
    bonds.add(
        new Bond(
            "bond0",
            lacp ? Bond.Mode.LACP : Bond.Mode.ACTIVE_BACKUP,
            members,
            lacp || random.nextBoolean() ? null : members.get(random.nextInt(members.size())),
            100 + random.nextInt(2) * 100,
            Bond.TransmitHashPolicy.values()[random.nextInt(3)],
            4000 + random.nextInt(5000),
            addresses(9)));
    addVlans("bond0", 5);
    addRoutes("bond0", bonds.getLast().addresses());
  }

  private void addVlans(String link, int index) {
    IntStream.range(0, random.nextInt(3))
        .mapToObj(
            number ->
                new Vlan(
                    "v%d.%d".formatted(index, number),
                    link,
                    number * 10 + 1 + random.nextInt(3),
                    1300 + random.nextInt(2000),
                    addresses(20 + 10 * index + number)))
        .forEach(vlans::add);
  }

  private List<String> addresses(int network) {
    return IntStream.range(0, random.nextInt(3))
        .mapToObj(
            host ->
                random.nextBoolean()
                    ? "10.%d.%d.%d/24".formatted(network, host, 1 + random.nextInt(9))
                    : "2001:db8:%d:%d::%d/64".formatted(network, 1 + host, 1 + random.nextInt(9)))
        .toList();
  }

  private void addRoutes(String link, List<String> addresses) {
    for (var address : addresses) {
      var gateway =
          address.contains(":")
              ? address.replaceFirst("::.*", "::ff")
              : address.replaceFirst("\\d+/.*", "254");
      var number = 100 + routes.size();
      routes.add(
          new Route(
              address.contains(":")
                  ? "2001:db8:%d::/48".formatted(number)
                  : "10.%d.0.0/16".formatted(number),
              gateway,
              random.nextBoolean() ? link : null,
              null,
              random.nextBoolean() ? 254 : 100,
              10 + random.nextInt(2),
              null,
              null));
    }
  }

  private void addDrops() {
    for (var number = 0; number < random.nextInt(3); number++) {
      routes.add(
          new Route(
              random.nextBoolean()
                  ? "10.%d.0.0/16".formatted(200 + number)
                  : "2001:db8:%d::/48".formatted(200 + number),
              null,
              null,
              null,
              100,
              10,
              Route.Type.values()[1 + random.nextInt(3)],
              null));
      rules.add(
          new Rule(
              100 + number,
              random.nextBoolean() ? Rule.Family.IPV4 : Rule.Family.IPV6,
              null,
              null,
              random.nextBoolean() ? "lo" : null,
              100 + random.nextInt(2)));
    }
  }
}
