package io.ironkeel.agent.routing;

import io.ironkeel.api.routing.Bgp;
import io.ironkeel.api.routing.BgpFamily;
import io.ironkeel.api.routing.BgpNeighbor;
import io.ironkeel.api.routing.Ospf;
import io.ironkeel.api.routing.OspfInterface;
import io.ironkeel.api.routing.PrefixList;
import io.ironkeel.api.routing.PrefixList.Family;
import io.ironkeel.api.routing.PrefixListEntry;
import io.ironkeel.api.routing.Redistribution;
import io.ironkeel.api.routing.RouteMap;
import io.ironkeel.api.routing.RouteMapEntry;
import io.ironkeel.api.routing.Routing;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The configuration FRR shall have, in the words in which FRR itself shows it, so that both can be
 * compared line by line. Sorted: the order in which the API lists things changes nothing.
 */
final class FrrConfiguration {

  private final Routing routing;
  private final FrrText text = new FrrText();

  private FrrConfiguration(Routing routing) {
    this.routing = routing;
  }

  static String of(Routing routing) {
    var configuration = new FrrConfiguration(routing);
    configuration.write();
    return configuration.text.toString();
  }

  /** What is referred to comes first. */
  private void write() {
    routing.prefixLists().stream()
        .sorted(Comparator.comparing(PrefixList::name))
        .forEach(this::prefixList);
    routing.routeMaps().stream()
        .sorted(Comparator.comparing(RouteMap::name))
        .forEach(this::routeMap);
    loopbacks();
    Optional.ofNullable(routing.ospf()).ifPresent(this::ospfInterfaces);
    Optional.ofNullable(routing.bgp()).ifPresent(this::bgp);
    Optional.ofNullable(routing.ospf()).ifPresent(this::ospf);
  }

  private void prefixList(PrefixList list) {
    for (var entry : bySequence(list.entries(), PrefixListEntry::sequence)) {
      text.line(
          "%s prefix-list %s seq %d %s %s%s%s",
          list.family().keyword(),
          list.name(),
          entry.sequence(),
          entry.action().keyword(),
          entry.prefix(),
          entry.minLength() == null ? "" : " ge " + entry.minLength(),
          entry.maxLength() == null ? "" : " le " + entry.maxLength());
    }
  }

  private void routeMap(RouteMap map) {
    for (var entry : bySequence(map.entries(), RouteMapEntry::sequence)) {
      text.begin("route-map %s %s %d", map.name(), entry.action().keyword(), entry.sequence());
      if (entry.matchPrefixList() != null) {
        text.line(
            "match %s address prefix-list %s",
            family(entry.matchPrefixList()).keyword(), entry.matchPrefixList());
      }
      text.optional("match tag %s", entry.matchTag());
      text.optional("set local-preference %s", entry.setLocalPreference());
      text.optional("set metric %s", entry.setMetric());
      text.optional("set tag %s", entry.setTag());
      text.end("exit");
    }
  }

  private Family family(String prefixList) {
    return routing.prefixLists().stream()
        .filter(list -> list.name().equals(prefixList))
        .map(PrefixList::family)
        .findFirst()
        .orElse(Family.IPV4);
  }

  private void loopbacks() {
    if (!routing.loopbacks().isEmpty()) {
      text.begin("interface lo");
      routing.loopbacks().stream()
          .sorted()
          .forEach(
              address ->
                  text.line("%s address %s", address.contains(":") ? "ipv6" : "ip", address));
      text.end("exit");
    }
  }

  private void ospfInterfaces(Ospf ospf) {
    ospf.interfaces().stream()
        .sorted(Comparator.comparing(OspfInterface::link))
        .forEach(
            link -> {
              text.begin("interface %s", link.link());
              text.line("ip ospf area 0");
              text.optional("ip ospf cost %s", link.cost());
              if (link.passive()) {
                text.line("ip ospf passive");
              } else {
                text.line("ip ospf dead-interval %d", link.deadSeconds());
                text.line("ip ospf hello-interval %d", link.helloSeconds());
                text.line("ip ospf network point-to-point");
              }
              text.end("exit");
            });
  }

  private void ospf(Ospf ospf) {
    text.begin("router ospf");
    text.line("ospf router-id %s", routing.routerId());
    ospf.redistribute().forEach(this::redistribute);
    if (ospf.defaultRoute()) {
      text.line("default-information originate");
    }
    text.end("exit");
  }

  private void bgp(Bgp bgp) {
    text.begin("router bgp %d", bgp.asn());
    text.line("bgp router-id %s", routing.routerId());
    text.line("no bgp default ipv4-unicast");
    if (bgp.drained()) {
      text.line("bgp graceful-shutdown");
    }
    if (bgp.gracefulRestart()) {
      text.line("bgp graceful-restart");
    }
    text.line("bgp bestpath as-path multipath-relax");
    var neighbors = bgp.neighbors().stream().sorted(Comparator.comparing(BgpNeighbor::peer));
    neighbors.forEach(this::neighbor);
    for (var family : BgpFamily.values()) {
      family(bgp, family);
    }
    text.end("exit");
  }

  private void neighbor(BgpNeighbor neighbor) {
    var peer = neighbor.peer();
    text.line(
        isAddress(peer) ? "neighbor %s remote-as %s" : "neighbor %s interface remote-as %s",
        peer,
        neighbor.remoteAs());
    optional(neighbor, "description %s", neighbor.description());
    if (neighbor.bfd()) {
      text.line("neighbor %s bfd", peer);
    }
    optional(neighbor, "ebgp-multihop %s", neighbor.multihopHops());
    optional(neighbor, "ttl-security hops %s", neighbor.ttlSecurityHops());
    optional(neighbor, "local-as %d no-prepend replace-as", neighbor.localAs());
    optional(neighbor, "update-source %s", neighbor.updateSource());
    text.line(
        "neighbor %s timers %d %d", peer, neighbor.keepaliveSeconds(), neighbor.holdSeconds());
    // Two minutes until the next attempt are too long after a cable was plugged in again.
    text.line("neighbor %s timers connect 5", peer);
  }

  private void optional(BgpNeighbor neighbor, String format, Object value) {
    if (value != null) {
      text.line("neighbor %s " + format, neighbor.peer(), value);
    }
  }

  private void family(Bgp bgp, BgpFamily family) {
    var neighbors =
        bgp.neighbors().stream()
            .filter(neighbor -> neighbor.families().contains(family))
            .sorted(Comparator.comparing(BgpNeighbor::peer))
            .toList();
    var networks =
        bgp.networks().stream().filter(network -> familyOf(network) == family).sorted().toList();
    if (neighbors.isEmpty() && networks.isEmpty()) {
      return;
    }
    text.begin("address-family %s", family.keywords());
    networks.forEach(network -> text.line("network %s", network));
    if (family == BgpFamily.IPV4_UNICAST) {
      bgp.redistribute().forEach(this::redistribute);
    }
    if (family != BgpFamily.L2VPN_EVPN && bgp.maximumPaths() < FRR_MAXIMUM_PATHS) {
      text.line("maximum-paths %d", bgp.maximumPaths());
    }
    neighbors.forEach(neighbor -> inFamily(neighbor, family));
    text.end("exit-address-family");
  }

  /** What FRR takes by itself and does not show. */
  private static final int FRR_MAXIMUM_PATHS = 64;

  private void inFamily(BgpNeighbor neighbor, BgpFamily family) {
    var peer = neighbor.peer();
    text.line("neighbor %s activate", peer);
    if (family == BgpFamily.L2VPN_EVPN) {
      return;
    }
    if (neighbor.nextHopSelf()) {
      text.line("neighbor %s next-hop-self", peer);
    }
    if (neighbor.removePrivateAs()) {
      text.line("neighbor %s remove-private-AS", peer);
    }
    optional(neighbor, "maximum-prefix %s", neighbor.maximumPrefixes());
    optional(neighbor, "route-map %s in", neighbor.routeMapIn());
    optional(neighbor, "route-map %s out", neighbor.routeMapOut());
  }

  private void redistribute(Redistribution from) {
    text.line(
        "redistribute %s%s",
        from.origin().keyword(), from.routeMap() == null ? "" : " route-map " + from.routeMap());
  }

  private static boolean isAddress(String peer) {
    return peer.contains(":") || peer.matches("[0-9.]+");
  }

  private static BgpFamily familyOf(String network) {
    return network.contains(":") ? BgpFamily.IPV6_UNICAST : BgpFamily.IPV4_UNICAST;
  }

  private static <T> List<T> bySequence(
      List<T> entries, java.util.function.Function<T, Integer> sequence) {
    return entries.stream().sorted(Comparator.comparing(sequence)).toList();
  }
}
