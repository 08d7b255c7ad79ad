package io.ironkeel.operators.machines.discovery;

import io.ironkeel.api.discoveredmachine.DiscoveredMachine;
import io.ironkeel.api.host.Host;
import java.util.List;

/**
 * All that is known about one machine that announced itself.
 *
 * @param older how many announcements that are still there came before it
 * @param candidates hosts whose declared identity shares something with its claims
 */
record DiscoveryFacts(DiscoveredMachine machine, long older, List<Host> candidates) {}
