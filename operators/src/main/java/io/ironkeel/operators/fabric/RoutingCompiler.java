package io.ironkeel.operators.fabric;

import io.ironkeel.api.fabric.FabricSpec;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.network.Ethernet;
import io.ironkeel.api.network.Network;
import io.ironkeel.api.routing.Bgp;
import io.ironkeel.api.routing.BgpFamily;
import io.ironkeel.api.routing.BgpNeighbor;
import io.ironkeel.api.routing.Ospf;
import io.ironkeel.api.routing.OspfInterface;
import io.ironkeel.api.routing.PrefixList;
import io.ironkeel.api.routing.Redistribution;
import io.ironkeel.api.routing.Redistribution.Origin;
import io.ironkeel.api.routing.RouteMap;
import io.ironkeel.api.routing.Routing;
import io.ironkeel.api.switches.Role;
import io.ironkeel.api.switches.Upstream;
import io.ironkeel.api.sysctl.Sysctl;
import io.ironkeel.operators.kubernetes.ContentHash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * From what a machine is and who its neighbours are to its configuration {@code fabric}. What it
 * says depends on the machine and its direct neighbours alone, so that a new cable changes two
 * machines and no others.
 */
final class RoutingCompiler {

  private static final String LOOPBACK = "lo";

  /** A host has its own addresses to announce and no others. */
  private static final int ROUTES_OF_A_HOST = 16;

  private static final int ROUTES_OF_A_SWITCH = 100_000;

  private static final List<Sysctl> FORWARDING =
      List.of(
          new Sysctl("net.ipv4.fib_multipath_hash_policy", "1"),
          new Sysctl("net.ipv4.ip_forward", "1"),
          new Sysctl("net.ipv6.conf.all.forwarding", "1"));

  private final MemberFacts facts;
  private final FabricSpec fabric;
  private final Place place;
  private final RoutePolicies policies;

  /** The policies that something refers to. */
  private final List<RoutePolicy> used = new ArrayList<>();

  private RoutingCompiler(MemberFacts facts, FabricSpec fabric) {
    this.facts = facts;
    this.fabric = fabric;
    this.place = facts.place();
    this.policies = new RoutePolicies(fabric);
  }

  /** The configuration of a machine that has all of its numbers. */
  static MachineConfigSpec compile(MemberFacts facts, FabricSpec fabric) {
    return new RoutingCompiler(facts, fabric).config();
  }

  private MachineConfigSpec config() {
    var content = content("");
    return content(ContentHash.of(content));
  }

  private MachineConfigSpec content(String hash) {
    used.clear();
    return new MachineConfigSpec(
        hash,
        null,
        null,
        place.managementInterface(),
        network(),
        null,
        null,
        place.isHost() ? List.of() : FORWARDING,
        routing(),
        null);
  }

  private Network network() {
    var ethernets =
        Stream.concat(
                facts.ports().stream()
                    .filter(port -> port.meeting(place).isPresent())
                    .map(this::ethernet),
                place.upstreams().stream().map(RoutingCompiler::ethernet))
            .sorted(Comparator.comparing(Ethernet::name))
            .toList();
    return new Network(ethernets, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
  }

  /** An address of its own only where OSPF needs one; it is the loopback's. */
  private Ethernet ethernet(Port port) {
    return new Ethernet(
        port.end().port(),
        null,
        port.mtuBytes(),
        null,
        speaks(port, Meeting.OSPF) ? List.of(facts.numbers().loopbackIPv4() + "/32") : List.of());
  }

  private static Ethernet ethernet(Upstream upstream) {
    return new Ethernet(
        upstream.port(), null, upstream.mtuBytes(), null, List.of(upstream.address()));
  }

  private Routing routing() {
    var bgp = bgp();
    var ospf = ospf();
    var distinct = RoutePolicies.distinct(used.stream());
    return new Routing(
        facts.numbers().loopbackIPv4(),
        facts.numbers().loopbacks(),
        distinct.stream()
            .flatMap(RoutePolicy::lists)
            .distinct()
            .sorted(Comparator.comparing(PrefixList::name))
            .toList(),
        distinct.stream()
            .map(RoutePolicy::map)
            .sorted(Comparator.comparing(RouteMap::name))
            .toList(),
        bgp,
        ospf);
  }

  private Bgp bgp() {
    if (place.service() != null) {
      return null;
    }
    var redistribute =
        routable(Meeting.OSPF).isEmpty()
            ? List.<Redistribution>of()
            : List.of(new Redistribution(Origin.OSPF, use(policies.fromService())));
    return new Bgp(
        facts.numbers().asn(),
        null,
        null,
        facts.drain().isGranted(),
        Stream.concat(
                facts.routable().stream()
                    .filter(port -> !speaks(port, Meeting.OSPF))
                    .map(this::neighbor),
                place.upstreams().stream().map(this::neighbor))
            .sorted(Comparator.comparing(BgpNeighbor::peer))
            .toList(),
        facts.numbers().loopbacks(),
        redistribute);
  }

  private BgpNeighbor neighbor(Port port) {
    var inside = speaks(port, Meeting.IBGP);
    var peer = port.peer().orElseThrow();
    return new BgpNeighbor(
        port.end().port(),
        inside ? "internal" : "external",
        null,
        port.far().toString(),
        families(),
        use(policies.between(peer, place, port.peerNumbers())),
        use(policies.between(place, peer, facts.numbers())),
        peer.isHost() ? ROUTES_OF_A_HOST : ROUTES_OF_A_SWITCH,
        inside,
        null,
        fabric.timers().bfd() && !inside,
        inside ? null : Integer.valueOf(1),
        null,
        null,
        fabric.timers().keepaliveSeconds(),
        fabric.timers().holdSeconds());
  }

  private BgpNeighbor neighbor(Upstream upstream) {
    return new BgpNeighbor(
        upstream.peer(),
        upstream.remoteAs().toString(),
        (place.role() == Role.ISW ? fabric.internet() : fabric.backbone()).asn(),
        upstream.name(),
        List.of(upstream.peer().contains(":") ? BgpFamily.IPV6_UNICAST : BgpFamily.IPV4_UNICAST),
        use(policies.fromOutside(place.role())),
        use(policies.toOutside(place.role())),
        upstream.maximumPrefixes(),
        null,
        true,
        null,
        1,
        null,
        null,
        null,
        null);
  }

  private List<BgpFamily> families() {
    return facts.numbers().loopbackIPv6() == null
        ? List.of(BgpFamily.IPV4_UNICAST)
        : List.of(BgpFamily.IPV4_UNICAST, BgpFamily.IPV6_UNICAST);
  }

  private Ospf ospf() {
    var ports = routable(Meeting.OSPF);
    if (ports.isEmpty()) {
      return null;
    }
    var origin =
        place.isHost()
            ? new Redistribution(Origin.CONNECTED, use(policies.ofService()))
            : new Redistribution(Origin.BGP, use(policies.toService()));
    return new Ospf(
        Stream.concat(
                Stream.of(new OspfInterface(LOOPBACK, true, null, null, null)),
                ports.stream()
                    .map(port -> new OspfInterface(port.end().port(), null, null, null, null)))
            .sorted(Comparator.comparing(OspfInterface::link))
            .toList(),
        List.of(origin),
        !place.isHost() && hasDefaultRoute());
  }

  /** Whether the cloud learns a way to everything over a border. */
  private boolean hasDefaultRoute() {
    return Stream.of(fabric.internet(), fabric.backbone())
        .flatMap(border -> border.accept().stream())
        .anyMatch(range -> range.prefix().equals("0.0.0.0/0"));
  }

  private List<Port> routable(Meeting meeting) {
    return facts.routable().stream().filter(port -> speaks(port, meeting)).toList();
  }

  private boolean speaks(Port port, Meeting meeting) {
    return port.meeting(place).filter(meeting::equals).isPresent();
  }

  private String use(RoutePolicy policy) {
    used.add(policy);
    return policy.name();
  }
}
