package io.ironkeel.api.link;

/** Every reason a condition of a Link can have, with the rule that makes it so. */
public final class LinkReason {

  /** Both ends see each other and what goes over the cable does. Ready=True. */
  public static final String AS_CABLED = "AsCabled";

  /**
   * A machine at one end does not report yet, or nobody is heard. Ready=False, Reconciling=True.
   */
  public static final String WAITING_FOR_ENDS = "WaitingForEnds";

  /** Both ends see each other, and routes are not exchanged yet. Ready=False, Reconciling=True. */
  public static final String CONVERGING = "Converging";

  /**
   * One end sees another machine or port than the Link says. It never comes into routing.
   * Ready=False, Stalled=True.
   */
  public static final String MIS_CABLED = "MisCabled";

  /** The ends send packets of different size. Matches=False, Ready=False, Reconciling=True. */
  public static final String MTU_DIFFERS = "MtuDiffers";

  /** spec.enabled is false. Ready=True, and nothing goes over the cable. */
  public static final String DISABLED = "Disabled";

  /** Its Fabric does not exist. Ready=False, Stalled=True. */
  public static final String NO_FABRIC = "NoFabric";

  /** There is no Switch or Host of the name of an end. Ready=False, Stalled=True. */
  public static final String NO_SUCH_MACHINE = "NoSuchMachine";

  /** The machine of an end reports no such port. Ready=False, Stalled=True. */
  public static final String NO_SUCH_PORT = "NoSuchPort";

  /** A machine of an end belongs to another Fabric. Ready=False, Stalled=True. */
  public static final String OTHER_FABRIC = "OtherFabric";

  /** An older Link or an upstream has the port. Ready=False, Stalled=True. */
  public static final String PORT_TAKEN = "PortTaken";

  /** The port is the one the machine is managed through. Ready=False, Stalled=True. */
  public static final String MANAGEMENT_PORT = "ManagementPort";

  /** Machines of these roles are not cabled together. Ready=False, Stalled=True. */
  public static final String ROLES_MAY_NOT_MEET = "RolesMayNotMeet";

  /** Nothing is left to do. Reconciling=False. */
  public static final String UP_TO_DATE = "UpToDate";

  /** Nothing waits for a person. Stalled=False. */
  public static final String NOTHING_BLOCKS = "NothingBlocks";

  /** Waits for a person, see Stalled. Reconciling=False. */
  public static final String BLOCKED = "Blocked";

  /**
   * spec.enabled is false, and a machine at one of its ends has no other way: it stays in service.
   * Reconciling=True.
   */
  public static final String LAST_WAY = "LastWay";

  private LinkReason() {}
}
