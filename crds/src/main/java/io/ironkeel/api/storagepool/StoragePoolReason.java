package io.ironkeel.api.storagepool;

/** Every reason a condition of a StoragePool can have, with the rule that makes it so. */
public final class StoragePoolReason {

  /** The pool is in use on every selected host. Ready=True. */
  public static final String IN_USE = "InUse";

  /** Some selected host has no pool yet and works on it. Ready=False, Reconciling=True. */
  public static final String BUILDING = "Building";

  /** hostSelector matches no Host. Ready=False, Stalled=True. */
  public static final String NO_HOSTS = "NoHosts";

  /**
   * A selected host has too few disks that fit; status.findings says which disk does not and why.
   * Ready=False, Stalled=True.
   */
  public static final String NOT_ENOUGH_DISKS = "NotEnoughDisks";

  /**
   * An agent could not do what it was told; status.findings says what. Ready=False, Stalled=True.
   */
  public static final String HOST_FAILED = "HostFailed";

  /** A host does not report. Healthy=Unknown. */
  public static final String NOT_HEARD = "NotHeard";

  /**
   * Every disk of every host works. Healthy=True; Degraded, Rebuilding and NearlyFull are False.
   */
  public static final String ALL_DISKS_WORK = "AllDisksWork";

  /** A disk failed or is missing, and the data is still whole. Healthy=False, Degraded=True. */
  public static final String DISK_FAILED = "DiskFailed";

  /** A disk is being filled. Healthy=False, Rebuilding=True. */
  public static final String DISK_BEING_FILLED = "DiskBeingFilled";

  /** No host fills a disk. Rebuilding=False. */
  public static final String NOTHING_TO_FILL = "NothingToFill";

  /** More than 85 % of the space of a host is written to. NearlyFull=True. */
  public static final String SPACE_RUNS_OUT = "SpaceRunsOut";

  /** There is space on every host. NearlyFull=False. */
  public static final String SPACE_LEFT = "SpaceLeft";

  /** It is being deleted and volumes are in it. Stalled=True. */
  public static final String VOLUMES_LEFT = "VolumesLeft";

  /** It is being deleted and its hosts take it apart. Reconciling=True. */
  public static final String REMOVING = "Removing";

  /** A host has fewer spares than asked for; the pool works. Healthy=False. */
  public static final String NO_SPARE = "NoSpare";

  private StoragePoolReason() {}
}
