package io.ironkeel.operators.fabric;

import io.ironkeel.api.machinestate.MachineStateStatus;
import io.ironkeel.api.machinestate.Neighbour;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who is at the other end of a port, as its machine hears by LLDP. */
sealed interface Cabling {

  /** Exactly who shall be there. */
  record Expected() implements Cabling {}

  /** Nobody is heard. */
  record Silent() implements Cabling {}

  /**
   * Somebody else, or more than one.
   *
   * @param seen who
   */
  record Other(String seen) implements Cabling {}

  /**
   * What a machine hears on a port.
   *
   * @param owner finds whose port has a MAC address
   */
  static Cabling at(
      String port,
      End expected,
      MachineStateStatus machine,
      Function<String, Optional<End>> owner) {
    var heard = machine.neighbours().stream().filter(n -> n.localPort().equals(port)).toList();
    if (heard.isEmpty()) {
      return new Silent();
    }
    var ends = heard.stream().map(neighbour -> owner.apply(neighbour.portId())).toList();
    return ends.stream().allMatch(end -> end.filter(expected::equals).isPresent())
        ? new Expected()
        : new Other(
            heard.stream()
                .map(n -> owner.apply(n.portId()).map(End::toString).orElseGet(() -> announced(n)))
                .sorted()
                .distinct()
                .collect(Collectors.joining(" and ")));
  }

  /** Of one that is no machine of ours. */
  private static String announced(Neighbour neighbour) {
    return Optional.ofNullable(neighbour.chassisName()).orElse(neighbour.chassisId())
        + "/"
        + Optional.ofNullable(neighbour.portDescription()).orElse(neighbour.portId())
        + " (not in the fabric)";
  }

  /** Who is seen; nothing where nobody is. */
  default Optional<String> seen(End expected) {
    return switch (this) {
      case Expected ignored -> Optional.of(expected.toString());
      case Silent ignored -> Optional.empty();
      case Other other -> Optional.of(other.seen());
    };
  }
}
