package io.ironkeel.api.storage;

/**
 * What tells a disk from every other one, also after it moved to another port: what the hardware
 * says of itself, never a name the kernel gave it.
 */
public final class DiskIdentity {

  /** World wide name or serial number, with what it is in front. */
  public static final String PATTERN = "^(wwn|serial):[!-~]([ -~]*[!-~])?$";

  public static final int LENGTH_MAX = 136;

  private static final String WWN = "wwn:";
  private static final String SERIAL = "serial:";

  private DiskIdentity() {}

  /**
   * The world wide name where there is one, else the serial number; null where there is neither.
   */
  public static String of(String wwn, String serialNumber) {
    if (wwn != null) {
      return WWN + wwn;
    }
    return serialNumber == null ? null : SERIAL + serialNumber;
  }
}
