package io.ironkeel.agent.transaction;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.machineconfig.RejectedChange;
import java.util.Objects;

/**
 * How often one configuration was tried and undone. Kept on disk, so that a restart does not begin
 * to count anew.
 *
 * @param retry what {@link MachineConfigSpec#retry()} said then; another text is a new beginning
 * @param last what came of the last attempt; null before the first
 * @param rejected whether it is not to be tried again
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Attempts(
    String hash, String retry, int undone, RejectedChange last, boolean rejected) {

  /** A configuration that fails for a reason that may pass is tried so often in all. */
  static final int LIMIT = 3;

  static Attempts none(MachineConfigSpec config) {
    return new Attempts(config.hash(), config.retry(), 0, null, false);
  }

  boolean isOf(MachineConfigSpec config) {
    return config.hash().equals(hash) && Objects.equals(config.retry(), retry);
  }

  /** After a failure that speaks against the configuration itself. */
  Attempts reject(RejectedChange change) {
    return new Attempts(hash, retry, undone + 1, change, true);
  }

  /** After a failure that may have had another cause. */
  Attempts undo(RejectedChange change) {
    return new Attempts(hash, retry, undone + 1, change, undone + 1 >= LIMIT);
  }
}
