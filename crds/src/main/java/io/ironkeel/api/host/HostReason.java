package io.ironkeel.api.host;

/** Every reason a condition of a Host can have, with the rule that makes it so. */
public final class HostReason {

  /**
   * The agent reported that it applied exactly the configuration planned from this generation.
   * Ready=True.
   */
  public static final String APPLIED = "Applied";

  /**
   * A configuration was planned and the agent has not reported on it yet. Ready=False,
   * Reconciling=True.
   */
  public static final String APPLYING = "Applying";

  /**
   * The agent tried and failed, and goes on trying; the message says at what. Ready=False,
   * Reconciling=True.
   */
  public static final String APPLY_FAILED = "ApplyFailed";

  /** The spec asks for something the machine does not have. Ready=False, Stalled=True. */
  public static final String NOT_ON_MACHINE = "NotOnMachine";

  /**
   * The same address is on two interfaces of the spec. Nothing is sent to the machine. Ready=False,
   * Stalled=True.
   */
  public static final String DUPLICATE_ADDRESS = "DuplicateAddress";

  /**
   * The namespace the machine needs exists and belongs to something else. Ready=False,
   * Stalled=True.
   */
  public static final String NAMESPACE_TAKEN = "NamespaceTaken";

  /**
   * The namespace of an earlier machine of this name is being deleted. Ready=False,
   * Reconciling=True.
   */
  public static final String NAMESPACE_LEAVING = "NamespaceLeaving";

  /**
   * The API server refused a write of the operator; it tries again with growing pauses.
   * Ready=False, Reconciling=True.
   */
  public static final String WRITE_FAILED = "WriteFailed";

  /** Nothing is left to do. Reconciling=False. */
  public static final String UP_TO_DATE = "UpToDate";

  /** Nothing waits for a person. Stalled=False. */
  public static final String NOTHING_BLOCKS = "NothingBlocks";

  /** Waits for a person, see Stalled. Reconciling=False. */
  public static final String BLOCKED = "Blocked";

  private HostReason() {}
}
