package io.ironkeel.operators.fabric;

import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.machinestate.MachineStateStatus;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether routes are exchanged with a neighbour, whatever the protocol. */
final class Exchange {

  private Exchange() {}

  /** Whether a configuration lets routes be exchanged over the port. */
  static boolean isConfigured(String port, MachineConfigSpec config) {
    var routing = config.routing();
    return routing != null
        && ((routing.bgp() != null
                && routing.bgp().neighbors().stream().anyMatch(n -> n.peer().equals(port)))
            || (routing.ospf() != null
                && routing.ospf().interfaces().stream().anyMatch(i -> i.link().equals(port))));
  }

  /**
   * As the machine reports it; nothing when it knows no such neighbour.
   *
   * @param peer port or address the neighbour is known by
   */
  static Optional<Boolean> with(String peer, MachineStateStatus machine) {
    return Stream.concat(
            machine.bgpSessions().stream()
                .filter(session -> session.peer().equals(peer))
                .map(session -> session.established()),
            machine.ospfNeighbours().stream()
                .filter(neighbour -> neighbour.link().equals(peer))
                .map(neighbour -> neighbour.full()))
        .findFirst();
  }
}
