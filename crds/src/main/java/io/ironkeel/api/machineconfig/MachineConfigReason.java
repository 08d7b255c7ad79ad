package io.ironkeel.api.machineconfig;

/** Every reason a condition of a MachineConfig can have, with the rule that makes it so. */
public final class MachineConfigReason {

  /** All of the spec is applied, and a look at the machine found nothing left to do. Ready=True. */
  public static final String APPLIED = "Applied";

  /** A command failed; the agent tries again with growing pauses. Ready=False, Reconciling=True. */
  public static final String APPLY_FAILED = "ApplyFailed";

  /**
   * The spec names something the machine does not have, for example a port. The rest is applied;
   * the agent goes on by itself when it appears. Ready=False, Stalled=True.
   */
  public static final String NOT_ON_MACHINE = "NotOnMachine";

  /** Nothing is left to do. Reconciling=False. */
  public static final String UP_TO_DATE = "UpToDate";

  /** Nothing waits for a person. Stalled=False. */
  public static final String NOTHING_BLOCKS = "NothingBlocks";

  private MachineConfigReason() {}
}
