package io.ironkeel.operators.machines;

import io.ironkeel.api.condition.Condition;
import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.fabric.FabricReason;
import io.ironkeel.api.machine.MachineReason;
import io.ironkeel.api.machine.MachineStatus;
import io.ironkeel.api.switches.SwitchCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * That a switch in maintenance is still being drained: until it is, its agent works on, for who
 * changes nothing cannot ask its neighbours to use other ways.
 *
 * @param until when it goes into maintenance nevertheless; nothing while another switch that does
 *     its work is out, because then only that one's return counts
 */
record DrainAwaited(Optional<Instant> until) {

  /** Nobody waits longer for a fabric operator that is away or an agent that cannot do it. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private static final String ROUTING = "fabric";

  /** Nothing when it may go into maintenance now, or is in it. */
  static Optional<DrainAwaited> of(MachineFacts facts, Heartbeat heartbeat, Instant now) {
    if (!facts.inMaintenance()
        || facts.fenced()
        || facts.deleted()
        || !(heartbeat instanceof Heartbeat.Fresh)
        || !isRouted(facts)
        || facts.base().filter(config -> !config.getSpec().suspended()).isEmpty()) {
      return Optional.empty();
    }
    var drained = drained(facts);
    if (drained.filter(DrainAwaited::isOver).isPresent()) {
      return Optional.empty();
    }
    if (drained.filter(said -> said.reason().equals(FabricReason.NO_ALTERNATE)).isPresent()) {
      return Optional.of(new DrainAwaited(Optional.empty()));
    }
    var until = since(facts).orElse(now).plus(LONGEST);
    return now.isBefore(until)
        ? Optional.of(new DrainAwaited(Optional.of(until)))
        : Optional.empty();
  }

  private static boolean isRouted(MachineFacts facts) {
    return facts.configs().stream()
        .anyMatch(config -> config.getMetadata().getName().equals(ROUTING));
  }

  /** It is, or there is nobody who could do its work. */
  private static boolean isOver(Condition drained) {
    return drained.status().equals("True") || drained.reason().equals(FabricReason.ONLY_SWITCH);
  }

  /** What the fabric operator says of the present spec. */
  private static Optional<Condition> drained(MachineFacts facts) {
    return Conditions.find(shown(facts), SwitchCondition.DRAINED)
        .filter(
            said ->
                Objects.equals(
                    said.observedGeneration(), facts.machine().getMetadata().getGeneration()));
  }

  private static Optional<Instant> since(MachineFacts facts) {
    return Conditions.find(shown(facts), Conditions.RECONCILING)
        .filter(shown -> shown.reason().equals(MachineReason.DRAINING))
        .map(shown -> Instant.parse(shown.lastTransitionTime()));
  }

  private static List<Condition> shown(MachineFacts facts) {
    return Optional.ofNullable(facts.machine().getStatus())
        .map(MachineStatus::conditions)
        .orElseGet(List::of);
  }
}
