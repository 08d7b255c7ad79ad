package io.ironkeel.operators.machines.discovery;

import io.ironkeel.api.discoveredmachine.DiscoveredMachine;
import io.ironkeel.api.host.Host;
import java.util.List;

/**
 * All that is known about one machine that announced itself.
 *
 * @param arrivals all announcements that are there, in the order in which they came
 * @param candidates hosts whose declared identity shares something with its claims
 */
record DiscoveryFacts(
    DiscoveredMachine machine, List<DiscoveredMachine> arrivals, List<Host> candidates) {}
