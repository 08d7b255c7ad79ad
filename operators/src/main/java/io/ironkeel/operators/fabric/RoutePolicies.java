package io.ironkeel.operators.fabric;

import io.ironkeel.api.fabric.FabricSpec;
import io.ironkeel.api.switches.Role;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which routes a fabric lets over which kind of neighbourhood. Everything is a list of what may
 * pass: what nobody declared stays where it is.
 */
final class RoutePolicies {

  /** On routes that came out of BGP into OSPF, so that they do not come back. */
  private static final long FROM_BGP = 1;

  /** Never routed over the border to the internet (RFC 6890), whatever somebody sends. */
  private static final PrefixSet BOGONS =
      new PrefixSet(
          "bogons",
          Stream.of(
                  "0.0.0.0/8",
                  "10.0.0.0/8",
                  "100.64.0.0/10",
                  "127.0.0.0/8",
                  "169.254.0.0/16",
                  "172.16.0.0/12",
                  "192.0.0.0/24",
                  "192.168.0.0/16",
                  "198.18.0.0/15",
                  "224.0.0.0/4",
                  "240.0.0.0/4",
                  "::/8",
                  "fc00::/7",
                  "fe80::/10",
                  "ff00::/8")
              .map(prefix -> new PrefixSet.Networks(prefix, null, prefix.contains(":") ? 128 : 32))
              .toList());

  private final PrefixSet loopbacks;
  private final PrefixSet internetAnnounce;
  private final PrefixSet internetAccept;
  private final PrefixSet backboneAnnounce;
  private final PrefixSet backboneAccept;

  RoutePolicies(FabricSpec fabric) {
    this.loopbacks =
        PrefixSet.addresses(
            "loopbacks",
            Stream.concat(fabric.loopbacksIPv4().stream(), fabric.loopbacksIPv6().stream()));
    this.internetAnnounce = PrefixSet.of("internet-announce", fabric.internet().announce());
    this.internetAccept = PrefixSet.of("internet-accept", fabric.internet().accept());
    this.backboneAnnounce = PrefixSet.of("backbone-announce", fabric.backbone().announce());
    this.backboneAccept = PrefixSet.of("backbone-accept", fabric.backbone().accept());
  }

  /** What one neighbour in the fabric learns from another. */
  RoutePolicy between(Place from, Place to, Numbers fromNumbers) {
    if (from.isHost()) {
      return RoutePolicy.permit(
          "from-" + from.name(), PrefixSet.exactly("host-" + from.name(), fromNumbers.loopbacks()));
    }
    return switch (from.role()) {
      case ISW -> to.role() == Role.ISW ? everything() : inward(internetAccept, "internet");
      case CSW -> to.role() == Role.CSW ? everything() : inward(backboneAccept, "backbone");
      default ->
          to.role() == Role.ISW
              ? outward(internetAnnounce, "internet")
              : to.role() == Role.CSW ? outward(backboneAnnounce, "backbone") : everything();
    };
  }

  private RoutePolicy inward(PrefixSet accepted, String border) {
    return RoutePolicy.permit(border + "-inward", loopbacks, accepted);
  }

  private RoutePolicy outward(PrefixSet announced, String border) {
    return RoutePolicy.permit(border + "-outward", loopbacks, announced);
  }

  private RoutePolicy everything() {
    return RoutePolicy.permit(
        "fabric", loopbacks, internetAnnounce, internetAccept, backboneAnnounce, backboneAccept);
  }

  /** What a border switch learns from outside. */
  RoutePolicy fromOutside(Role border) {
    return border == Role.ISW
        ? RoutePolicy.permit("from-internet", internetAccept).denying(BOGONS)
        : RoutePolicy.permit("from-backbone", backboneAccept);
  }

  /** What those outside learn. */
  RoutePolicy toOutside(Role border) {
    return border == Role.ISW
        ? RoutePolicy.permit("to-internet", internetAnnounce)
        : RoutePolicy.permit("to-backbone", backboneAnnounce);
  }

  /** What a service access switch tells the fabric of its service hosts. */
  RoutePolicy fromService() {
    return RoutePolicy.permit("from-service", loopbacks, internetAnnounce, backboneAnnounce)
        .denyingTag(FROM_BGP);
  }

  /** What it tells its service hosts of the fabric. */
  RoutePolicy toService() {
    return RoutePolicy.permit(
            "to-service",
            loopbacks,
            internetAnnounce,
            internetAccept,
            backboneAnnounce,
            backboneAccept)
        .tagging(FROM_BGP);
  }

  /** Which of its own networks a service host announces: those that are the cloud's. */
  RoutePolicy ofService() {
    return RoutePolicy.permit("products", internetAnnounce, backboneAnnounce);
  }

  /** Each once. */
  static List<RoutePolicy> distinct(Stream<RoutePolicy> policies) {
    return policies.distinct().sorted(Comparator.comparing(RoutePolicy::name)).toList();
  }
}
