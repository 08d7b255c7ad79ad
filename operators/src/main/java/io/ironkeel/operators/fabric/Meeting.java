package io.ironkeel.operators.fabric;

import io.ironkeel.api.switches.Role;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What goes over a cable, by what the machines at its ends are.
 *
 * <p>Pairs of interconnect, internal access and service access switches keep each other's ways by
 * iBGP; service hosts are found by OSPF; everything else is eBGP between neighbours of the layers.
 */
enum Meeting {
  EBGP("eBGP"),
  IBGP("iBGP"),
  OSPF("OSPF");

  private static final Map<Role, Set<Role>> LAYERS = new EnumMap<>(Role.class);

  static {
    LAYERS.put(Role.DSW, EnumSet.of(Role.ASW, Role.ISW, Role.LSW));
    LAYERS.put(Role.ASW, EnumSet.of(Role.DSW));
    LAYERS.put(Role.ISW, EnumSet.of(Role.DSW));
    LAYERS.put(Role.LSW, EnumSet.of(Role.DSW, Role.CSW));
    LAYERS.put(Role.CSW, EnumSet.of(Role.LSW));
  }

  /** Roles whose pairs have a cable of their own. */
  private static final Set<Role> WITH_PEER_CABLE = EnumSet.of(Role.ISW, Role.CSW, Role.LSW);

  private final String protocol;

  Meeting(String protocol) {
    this.protocol = protocol;
  }

  /** Nothing where the two must not be cabled together. */
  static Optional<Meeting> of(Place one, Place other) {
    if (one.isHost() && other.isHost()) {
      return Optional.empty();
    }
    if (one.isHost()) {
      return of(other, one);
    }
    if (other.isHost()) {
      return other.service() == null
          ? when(one.role() == Role.ASW, EBGP)
          : when(one.role() == Role.LSW, OSPF);
    }
    return one.role() == other.role()
        ? when(WITH_PEER_CABLE.contains(one.role()) && one.isInPairWith(other), IBGP)
        : when(LAYERS.get(one.role()).contains(other.role()), EBGP);
  }

  private static Optional<Meeting> when(boolean allowed, Meeting meeting) {
    return allowed ? Optional.of(meeting) : Optional.empty();
  }

  /** {@code DSW-ASW eBGP}. */
  String purpose(Place one, Place other) {
    return one.title() + "-" + other.title() + " " + protocol;
  }

  /** Why the two must not be cabled together, and what would be right. */
  static String refusal(Place one, Place other) {
    var what = "%s is %s and %s is %s".formatted(one.name(), a(one), other.name(), a(other));
    if (one.isHost() && other.isHost()) {
      return what + ": cable hosts to switches, not to each other.";
    }
    if (one.isHost()) {
      return refusal(other, one);
    }
    if (other.isHost()) {
      return what
          + (other.service() == null
              ? ": a host is cabled to both ASW of a pair; for a service host set its spec.serviceRole."
              : ": a service host is cabled to both LSW of a pair.");
    }
    if (one.role() == other.role()) {
      return WITH_PEER_CABLE.contains(one.role())
          ? what + " of different pairs: only the two of one pair are cabled together."
          : what
              + ": two "
              + one.role()
              + " are not cabled together; routes between them go another layer.";
    }
    return what
        + LAYERS.get(one.role()).stream()
            .map(Role::name)
            .collect(Collectors.joining(" and ", ": " + a(one) + " is cabled to ", " only."));
  }

  private static String a(Place place) {
    var title = place.title();
    return ("AEILOSX".indexOf(title.charAt(0)) >= 0
                || title.startsWith("xgw")
                || title.startsWith("ops")
            ? "an "
            : "a ")
        + title;
  }
}
