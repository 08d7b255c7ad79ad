package io.ironkeel.operators.machines.discovery;

import io.ironkeel.api.discoveredmachine.DiscoveredMachine;
import io.ironkeel.api.discoveredmachine.DiscoveredMachineStatus;
import java.time.Duration;
import java.util.List;

/** What becomes of one announcement. */
sealed interface DiscoveryPlan {

  /** Its hour is over, or there are too many. */
  record Delete() implements DiscoveryPlan {}

  /**
   * It stays for now.
   *
   * @param status what it shall show; null while there is nothing to say
   * @param rest until it expires
   * @param evicted those that came later and are too many now
   */
  record Keep(DiscoveredMachineStatus status, Duration rest, List<DiscoveredMachine> evicted)
      implements DiscoveryPlan {}
}
