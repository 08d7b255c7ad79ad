package io.ironkeel.operators.fabric;

import java.util.Optional;

/**
 * A port of a machine that a Link names, with all that is known of both ends.
 *
 * @param peer what the machine at the other end is; nothing when there is no such machine
 * @param peerNumbers the numbers of that machine
 * @param mtuBytes largest packet over the cable
 * @param inService whether something shall go over the cable
 * @param finding why nothing may go over the cable, whatever is plugged in
 * @param here what this machine hears on the port; nothing while it does not report
 * @param there what the other machine hears on its port
 */
record Port(
    Cable cable,
    End end,
    End far,
    Optional<Place> peer,
    Numbers peerNumbers,
    int mtuBytes,
    boolean inService,
    Optional<LinkFinding> finding,
    Optional<Cabling> here,
    Optional<Cabling> there) {

  boolean cabled() {
    return here.filter(Cabling.Expected.class::isInstance).isPresent()
        && there.filter(Cabling.Expected.class::isInstance).isPresent();
  }

  /** Somebody sees somebody else than the Link says. */
  boolean misCabled() {
    return here.filter(Cabling.Other.class::isInstance).isPresent()
        || there.filter(Cabling.Other.class::isInstance).isPresent();
  }

  /** What goes over it by the roles of its ends, where something may. */
  Optional<Meeting> meeting(Place place) {
    return finding.isPresent() || !inService
        ? Optional.empty()
        : peer.flatMap(other -> Meeting.of(place, other));
  }

  /**
   * Whether it takes part in routing. A port begins to when both ends see each other; it ceases to
   * when one of them sees somebody else, not when it only hears nothing for a while.
   *
   * @param routed whether it does now
   */
  boolean routable(boolean routed) {
    return cabled() || (routed && !misCabled());
  }
}
