package io.ironkeel.operators.fabric;

import io.ironkeel.api.machinestate.MachineStateStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that is known about a cable.
 *
 * @param places what the machines at its ends are, by name, as far as there are such machines
 * @param states what these report of themselves, by name, as far as they do
 * @param rivals other cables that end at one of its ports
 * @param lastWayOf whose last way it is, so that it stays in service although it is not enabled
 * @param cabling what each end hears, by machine, as far as it reports
 */
record LinkFacts(
    Cable cable,
    boolean fabricExists,
    Map<String, Place> placesByName,
    Map<String, MachineStateStatus> states,
    List<Cable> rivals,
    Optional<End> lastWayOf,
    Map<String, Cabling> cabling) {

  LinkFacts {
    placesByName = Map.copyOf(placesByName);
    states = Map.copyOf(states);
    rivals = List.copyOf(rivals);
    cabling = Map.copyOf(cabling);
  }

  Optional<Place> place(End end) {
    return Optional.ofNullable(placesByName.get(end.machine()));
  }

  Stream<Place> places() {
    return cable.ends().flatMap(end -> place(end).stream());
  }

  Optional<MachineStateStatus> state(End end) {
    return Optional.ofNullable(states.get(end.machine()));
  }

  Optional<Cabling> cabling(End end) {
    return Optional.ofNullable(cabling.get(end.machine()));
  }
}
