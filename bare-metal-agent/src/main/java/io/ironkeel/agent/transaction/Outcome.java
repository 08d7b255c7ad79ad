package io.ironkeel.agent.transaction;

import io.ironkeel.agent.section.Convergence;
import io.ironkeel.api.machineconfig.RejectedChange;
import java.util.Optional;

/** What came of trying to make the machine what a configuration says. */
public sealed interface Outcome {

  /** What the sections made of the configuration that now holds. */
  Convergence result();

  /** The configuration holds, as far as its sections could apply it. */
  record Applied(Convergence result) implements Outcome {}

  /** The configuration was tried and undone, and is not tried again by itself. */
  record Rejected(RejectedChange change, Convergence result) implements Outcome {}

  /**
   * The configuration is not applied for now; it will be tried again.
   *
   * @param undone what came of the last attempt, if there was one
   */
  record Deferred(String message, Optional<RejectedChange> undone, Convergence result)
      implements Outcome {}

  /**
   * Nothing may be changed on the machine.
   *
   * @param waiting how many changes wait
   */
  record Suspended(int waiting, Convergence result) implements Outcome {}
}
