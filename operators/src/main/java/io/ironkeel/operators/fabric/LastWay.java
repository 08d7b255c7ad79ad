package io.ironkeel.operators.fabric;

import java.util.Optional;

/**
 * Whether a cable that people took out of service is the last that works, for the machine at one of
 * its ends: then it stays in service until there is another.
 */
record LastWay(FabricView view, Cable cable) {

  /** The end whose machine would be cut off; nothing when the cable may go, or has gone. */
  Optional<End> of() {
    return cable.enabled() || cable.ends().noneMatch(this::isInService)
        ? Optional.empty()
        : cable.ends().filter(end -> !hasAnother(end)).findFirst();
  }

  private boolean isInService(End end) {
    return view.config(end.machine())
        .filter(config -> Exchange.isConfigured(end.port(), config.getSpec()))
        .isPresent();
  }

  /**
   * Another cable over which routes are exchanged, to one that does the same work as the machine at
   * the other end, or to the other of the pair. What a host needs its own end decides.
   */
  private boolean hasAnother(End end) {
    var here = view.place(end.machine());
    var there = view.place(cable.farFrom(end.machine()).machine());
    if (here.isEmpty() || there.isEmpty() || there.get().isHost()) {
      return true;
    }
    return view.cablesOf(end.machine()).stream()
        .filter(other -> other.enabled() && !other.link().equals(cable.link()))
        .filter(other -> works(other.endAt(end.machine())))
        .flatMap(other -> view.place(other.farFrom(end.machine()).machine()).stream())
        .anyMatch(
            far ->
                here.get().isInPairWith(there.get())
                    || here.get().isInPairWith(far)
                    || far.role() == there.get().role());
  }

  private boolean works(End end) {
    return view.state(end.machine())
        .flatMap(state -> Exchange.with(end.port(), state))
        .orElse(false);
  }
}
