package io.ironkeel.api.volume;

/** Every reason a condition of a Volume can have, with the rule that makes it so. */
public final class VolumeReason {

  /** It is there, in its size, and mounted where it shall be. Ready=True. */
  public static final String PROVISIONED = "Provisioned";

  /** Its host works on it. Ready=False, Reconciling=True. */
  public static final String PROVISIONING = "Provisioning";

  /** Its pool does not exist. Ready=False, Stalled=True. */
  public static final String NO_POOL = "NoPool";

  /** spec.host is no Host of the pool. Ready=False, Stalled=True. */
  public static final String NOT_OF_THE_POOL = "NotOfThePool";

  /** The pool is not built on any host yet. Ready=False, Reconciling=True. */
  public static final String WAITING_FOR_POOL = "WaitingForPool";

  /**
   * No host of the pool, or not the one it lies on, has so much left. Ready=False, Stalled=True.
   */
  public static final String NO_SPACE = "NoSpace";

  /**
   * Namespace and name, with the pool's, are too long for the kernel. Ready=False, Stalled=True.
   */
  public static final String NAME_TOO_LONG = "NameTooLong";

  /** An older Volume of the host has the mount path. Ready=False, Stalled=True. */
  public static final String MOUNT_PATH_TAKEN = "MountPathTaken";

  /** The agent could not do it; the message says what. Ready=False, Stalled=True. */
  public static final String HOST_FAILED = "HostFailed";

  /** The agent of its host is not heard. Ready=Unknown, Reconciling=True. */
  public static final String NOT_HEARD = "NotHeard";

  /** It is being deleted, and its host takes it away. Reconciling=True. */
  public static final String REMOVING = "Removing";

  private VolumeReason() {}
}
