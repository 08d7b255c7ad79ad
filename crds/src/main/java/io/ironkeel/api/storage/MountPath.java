package io.ironkeel.api.storage;

/** Where volumes may be mounted: never over what the machine needs to run. */
public final class MountPath {

  /** Absolute, in its shortest form. */
  public static final String PATTERN = "^(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$";

  public static final int LENGTH_MAX = 200;

  /** Whether {@code self.mountPath} is below a folder that is there for such things. */
  public static final String IS_SAFE =
      "!has(self.mountPath) || ['/srv/', '/mnt/', '/data/', '/opt/', '/home/', '/var/lib/'].exists(p,"
          + " self.mountPath.startsWith(p)) && !['/var/lib/dpkg', '/var/lib/apt', '/var/lib/ironkeel',"
          + " '/var/lib/systemd', '/opt/ironkeel-agent'].exists(p, self.mountPath == p ||"
          + " self.mountPath.startsWith(p + '/'))";

  public static final String IS_SAFE_MESSAGE =
      "'mountPath ' + self.mountPath + ' is not for volumes: choose one below /srv, /mnt, /data, /opt, /home or /var/lib'"
          + " + ' that the system does not need'";

  private MountPath() {}
}
