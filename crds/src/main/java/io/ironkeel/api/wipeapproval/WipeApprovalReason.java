package io.ironkeel.api.wipeapproval;

/** Every reason a condition of a WipeApproval can have, with the rule that makes it so. */
public final class WipeApprovalReason {

  /** The disk is blank. It is used up: nothing is destroyed by it any more. Ready=True. */
  public static final String WIPED = "Wiped";

  /** The host is told, and has not done it yet. Ready=False, Reconciling=True. */
  public static final String WIPING = "Wiping";

  /** The host reports no such disk. Ready=False, Stalled=True. */
  public static final String NO_SUCH_DISK = "NoSuchDisk";

  /** Something else is on the disk than was permitted. Ready=False, Stalled=True. */
  public static final String CONTENT_DIFFERS = "ContentDiffers";

  /** The disk is mounted, part of something, or of a pool of ours. Ready=False, Stalled=True. */
  public static final String IN_USE = "InUse";

  /** It was not used in its time. It is used up. Ready=False, Stalled=True. */
  public static final String EXPIRED = "Expired";

  /** The agent refused; the message has its words. Ready=False, Stalled=True. */
  public static final String HOST_FAILED = "HostFailed";

  private WipeApprovalReason() {}
}
