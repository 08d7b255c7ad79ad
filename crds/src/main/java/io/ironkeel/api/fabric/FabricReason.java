package io.ironkeel.api.fabric;

/**
 * Every reason a condition Cabled, RoutingConverged, Redundant or Drained can have, and those of a
 * Fabric, with the rule that makes it so.
 */
public final class FabricReason {

  /** Every port that a Link names sees who it shall, and is seen. Cabled=True. */
  public static final String AS_LINKED = "AsLinked";

  /** No Link names a port of it. Cabled=False. */
  public static final String NO_LINKS = "NoLinks";

  /** A port sees another machine or port than its Link says. Cabled=False. */
  public static final String MIS_CABLED = "MisCabled";

  /** A port, or the one at the other end, hears nobody. Cabled=False. */
  public static final String NOBODY_HEARD = "NobodyHeard";

  /** A Link of it cannot be used, see that Link. Cabled=False. */
  public static final String LINK_REFUSED = "LinkRefused";

  /**
   * Its routing is applied and routes are exchanged with every neighbour. RoutingConverged=True.
   */
  public static final String CONVERGED = "Converged";

  /** A neighbour does not exchange routes with it. RoutingConverged=False. */
  public static final String SESSIONS_DOWN = "SessionsDown";

  /**
   * Its agent has not applied the present routing; see the MachineConfig. RoutingConverged=False.
   */
  public static final String APPLYING = "Applying";

  /**
   * Its agent undid the present routing because it cost something, and tries it again when asked.
   * RoutingConverged=False.
   */
  public static final String REJECTED = "Rejected";

  /**
   * Its agent undid the present routing because it cost something, and tries it again by itself.
   * RoutingConverged=False.
   */
  public static final String DEFERRED = "Deferred";

  /** No machine has reported with the identity of it yet. RoutingConverged=False. */
  public static final String NOT_ENROLLED = "NotEnrolled";

  /** Its Fabric does not exist. RoutingConverged=False. */
  public static final String NO_FABRIC = "NoFabric";

  /** Its pair has two older members. RoutingConverged=False. */
  public static final String PAIR_OF_THREE = "PairOfThree";

  /** The Fabric's pool has no free number. RoutingConverged=False. */
  public static final String POOL_EXHAUSTED = "PoolExhausted";

  /** The number that people chose is somebody else's. RoutingConverged=False. */
  public static final String NUMBER_TAKEN = "NumberTaken";

  /** The number that people chose is in none of the Fabric's pools. RoutingConverged=False. */
  public static final String NUMBER_OUTSIDE_POOLS = "NumberOutsidePools";

  /** Those who share a number were given different ones. RoutingConverged=False. */
  public static final String NUMBERS_DIFFER = "NumbersDiffer";

  /** A number was chosen and is not written yet. RoutingConverged=False. */
  public static final String ALLOCATING = "Allocating";

  /** It has two ways to everything. Redundant=True. */
  public static final String TWO_WAYS = "TwoWays";

  /** The loss of one more neighbour or cable cuts it off. Redundant=False. */
  public static final String ONE_WAY = "OneWay";

  /** The other member of its pair is not declared. Redundant=False. */
  public static final String ALONE_IN_PAIR = "AloneInPair";

  /** Its neighbours are asked to use other ways. Drained=True. */
  public static final String ASKED_TO_AVOID = "AskedToAvoid";

  /** Nobody wants it drained. Drained=False. */
  public static final String IN_SERVICE = "InService";

  /** Its agent has not applied yet that it shall be. Drained=False. */
  public static final String DRAINING = "Draining";

  /** All others that do its work are out; it is drained when one is back. Drained=False. */
  public static final String NO_ALTERNATE = "NoAlternate";

  /** No other switch does its work. Drained=False. */
  public static final String ONLY_SWITCH = "OnlySwitch";

  /** The fabric's numbers are its own. Ready=True. */
  public static final String ACCEPTED = "Accepted";

  /** An older Fabric has some of its numbers. Ready=False, Stalled=True. */
  public static final String POOLS_OVERLAP = "PoolsOverlap";

  /** A Rollout brings its last change to the machines. Ready=False, Reconciling=True. */
  public static final String ROLLING_OUT = "RollingOut";

  /** The Rollout of its last change halted or was reverted. Ready=False, Stalled=True. */
  public static final String ROLLOUT_STOPPED = "RolloutStopped";

  private FabricReason() {}
}
