package io.ironkeel.operators.fabric;

import io.ironkeel.api.machinestate.MachineStateStatus;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether routes are exchanged with a neighbour, whatever the protocol. */
final class Exchange {

  private Exchange() {}

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
