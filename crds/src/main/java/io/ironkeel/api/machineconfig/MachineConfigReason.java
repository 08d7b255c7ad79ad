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

  /**
   * The configuration was tried and undone, because something that answered before did not any more
   * or because it was interrupted again and again; status.lastRejected says what. It is not tried
   * again until it changes or somebody asks for it. Ready=False, Stalled=True.
   */
  public static final String REJECTED = "Rejected";

  /**
   * The configuration was tried and undone, because the API server did not answer any more; it is
   * tried again with growing pauses, three times in all. Ready=False, Reconciling=True.
   */
  public static final String DEFERRED = "Deferred";

  /**
   * The configuration has parts this agent does not know, from a newer release. What it knows is
   * applied. Ready=False, Stalled=True.
   */
  public static final String NOT_UNDERSTOOD = "NotUnderstood";

  /** The machine is in maintenance: the agent changes nothing. Ready=False, Stalled=True. */
  public static final String SUSPENDED = "Suspended";

  /** Nothing is left to do. Reconciling=False. */
  public static final String UP_TO_DATE = "UpToDate";

  /** Nothing waits for a person. Stalled=False. */
  public static final String NOTHING_BLOCKS = "NothingBlocks";

  private MachineConfigReason() {}
}
