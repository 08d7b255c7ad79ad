package io.ironkeel.operators.fabric;

import io.ironkeel.api.fabric.FabricSpec;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.machinestate.MachineStateStatus;
import java.util.List;
import java.util.Optional;

/**
 * All that a machine's routing is derived from: what it is, its numbers, and its ports with who is
 * at their other ends; nobody farther away.
 *
 * @param numbers those it has; some may be missing until they are allocated
 * @param ports those that a Link names, by name
 * @param pair the other members of its pair, the oldest first
 * @param drain whether it may be drained
 * @param config the configuration it has now
 * @param retry what people's request to try again says; null without one
 * @param undone what the agent says of that configuration if it undid it
 * @param configApplied whether its agent says that it applied exactly that
 */
record MemberFacts(
    Place place,
    Optional<FabricSpec> fabric,
    Numbers numbers,
    List<Port> ports,
    List<Place> pair,
    Drain drain,
    Optional<MachineStateStatus> state,
    Optional<MachineConfigSpec> config,
    String retry,
    Optional<Undone> undone,
    boolean configApplied) {

  MemberFacts {
    ports = List.copyOf(ports);
    pair = List.copyOf(pair);
  }

  /**
   * That an agent took a configuration back.
   *
   * @param forGood whether it does not try again by itself
   * @param message what it cost
   */
  record Undone(boolean forGood, String message) {}

  /** Whether a Link or an upstream gives it a part in the fabric. */
  boolean takesPart() {
    return !place.isHost() || !ports.isEmpty();
  }

  /** Whether the port takes part in routing by the configuration the machine has now. */
  boolean routed(String port) {
    return config.filter(spec -> Exchange.isConfigured(port, spec)).isPresent();
  }

  /** The ports that take part in routing, by name. */
  List<Port> routable() {
    return ports.stream()
        .filter(port -> port.meeting(place).isPresent())
        .filter(port -> port.routable(routed(port.end().port())))
        .toList();
  }
}
