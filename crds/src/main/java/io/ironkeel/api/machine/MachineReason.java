package io.ironkeel.api.machine;

/**
 * Every reason a condition of a Host or Switch can have for what every machine has, with the rule
 * that makes it so.
 */
public final class MachineReason {

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

  /** An older Host or Switch has the same name. Ready=False, Stalled=True. */
  public static final String NAME_TAKEN = "NameTaken";

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

  /**
   * The agent tried the change and undid it, see status.lastRejected. Ready=False, Stalled=True.
   */
  public static final String REJECTED = "Rejected";

  /**
   * The agent tried the change, lost the API server by it, undid it and will try again.
   * Ready=False, Reconciling=True.
   */
  public static final String DEFERRED = "Deferred";

  /**
   * The agent is older than the operators and does not know all of the configuration. Ready=False,
   * Stalled=True.
   */
  public static final String NOT_UNDERSTOOD = "NotUnderstood";

  /** spec.maintenance is present. Ready=False, Stalled=True; no fault is reported meanwhile. */
  public static final String MAINTENANCE = "Maintenance";

  /**
   * spec.maintenance is present, and the switch is being drained first. Ready=False,
   * Reconciling=True.
   */
  public static final String DRAINING = "Draining";

  /** spec.maintenance.fence took the machine's identity away. Enrolled=False. */
  public static final String FENCED = "Fenced";

  /** No machine has reported with the identity of this host yet. Enrolled=False. */
  public static final String NOT_ENROLLED = "NotEnrolled";

  /** The machine's firmware and ports are those of spec.identity. Enrolled=True. */
  public static final String IDENTITY_VERIFIED = "IdentityVerified";

  /**
   * A machine reported with this host's token whose firmware or ports differ from spec.identity.
   * Nothing new is sent to it. Enrolled=False, Ready=False, Stalled=True.
   */
  public static final String IDENTITY_MISMATCH = "IdentityMismatch";

  /**
   * An older Host claims the same serial number, UUID or MAC address. Nothing is sent to the
   * machine. Ready=False, Stalled=True.
   */
  public static final String IDENTITY_TAKEN = "IdentityTaken";

  /** The agent's Lease is fresh. AgentConnected=True. */
  public static final String HEARTBEAT = "Heartbeat";

  /**
   * The agent's Lease was not renewed in time: whether the machine is as it was is not known.
   * AgentConnected=Unknown, NetworkConfigured=Unknown, Ready=Unknown, Reconciling=True.
   */
  public static final String HEARTBEAT_LOST = "HeartbeatLost";

  /** No agent has ever sent a heartbeat. AgentConnected=False. */
  public static final String NO_HEARTBEAT_YET = "NoHeartbeatYet";

  /**
   * The host is deleted and the agent is taking away what Ironkeel made (deletionPolicy Clean).
   * Ready=False, Reconciling=True.
   */
  public static final String CLEANING = "Cleaning";

  /**
   * The host is deleted and nobody can take away what Ironkeel made on the machine; the message
   * says why and how to give it up. Ready=False, Stalled=True.
   */
  public static final String CLEANING_BLOCKED = "CleaningBlocked";

  /** Nothing is left to do. Reconciling=False. */
  public static final String UP_TO_DATE = "UpToDate";

  /** Nothing waits for a person. Stalled=False. */
  public static final String NOTHING_BLOCKS = "NothingBlocks";

  /** Waits for a person, see Stalled. Reconciling=False. */
  public static final String BLOCKED = "Blocked";

  private MachineReason() {}
}
