package io.ironkeel.api.rollout;

/** Every reason the conditions of a Rollout can have, with the rule that makes it so. */
public final class RolloutReason {

  /** The machines of a wave are being changed, or watched after it. Reconciling=True. */
  public static final String PROGRESSING = "Progressing";

  /** {@code spec.paused} is true. Ready=False, neither Reconciling nor Stalled. */
  public static final String PAUSED = "Paused";

  /** A machine rejected the change or is worse since it began. Stalled=True. */
  public static final String HALTED = "Halted";

  /** Every machine follows the new settings. Ready=True. */
  public static final String COMPLETED = "Completed";

  /** Machines are being brought back to what they followed before. Reconciling=True. */
  public static final String REVERTING = "Reverting";

  /** Every machine follows again what it followed before; this is its end. Stalled=True. */
  public static final String REVERTED = "Reverted";

  private RolloutReason() {}
}
