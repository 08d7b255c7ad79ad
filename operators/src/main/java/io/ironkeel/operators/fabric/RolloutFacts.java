package io.ironkeel.operators.fabric;

import io.ironkeel.api.rollout.RolloutSpec;
import io.ironkeel.api.rollout.RolloutStatus;
import java.time.Instant;
import java.util.List;

/**
 * All that is known of a change on its way.
 *
 * @param superseded whether the Fabric has changed once more since it began
 * @param retry what people's request to go on says; null without one
 * @param machines all of the fabric
 */
record RolloutFacts(
    String name,
    RolloutSpec spec,
    RolloutStatus status,
    boolean superseded,
    String retry,
    List<RolloutMachine> machines,
    Instant now) {

  RolloutFacts {
    machines = List.copyOf(machines);
  }
}
