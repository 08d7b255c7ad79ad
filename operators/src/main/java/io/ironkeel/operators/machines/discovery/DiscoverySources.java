package io.ironkeel.operators.machines.discovery;

import io.ironkeel.api.discoveredmachine.DiscoveredMachine;
import io.ironkeel.api.host.Host;
import io.ironkeel.operators.machines.identity.IdentityKeys;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds hosts by what machines claim and machines by what hosts declare, through indexes. */
final class DiscoverySources {

  private static final String IDENTITY = "identity";
  private static final String MATCHED_HOST = "matched-host";

  private final InformerEventSource<Host, DiscoveredMachine> hosts;

  DiscoverySources(EventSourceContext<DiscoveredMachine> context) {
    var machines = context.getPrimaryCache();
    machines.addIndexer(IDENTITY, machine -> IdentityKeys.of(machine.getSpec()));
    machines.addIndexer(MATCHED_HOST, DiscoverySources::matchedHost);
    hosts =
        new InformerEventSource<>(
            InformerEventSourceConfiguration.from(Host.class, DiscoveredMachine.class)
                .withSecondaryToPrimaryMapper(host -> concernedBy(host, machines))
                .withOnUpdateFilter(
                    (host, before) ->
                        !host.getSpec().identity().equals(before.getSpec().identity()))
                .build(),
            context);
    hosts.addIndexer(IDENTITY, host -> IdentityKeys.of(host.getSpec().identity()));
  }

  InformerEventSource<Host, DiscoveredMachine> hosts() {
    return hosts;
  }

  DiscoveryFacts gather(DiscoveredMachine machine, Context<DiscoveredMachine> context) {
    var arrivals = context.getPrimaryCache().list().sorted(DiscoveryPlanner.BY_ARRIVAL).toList();
    var candidates =
        IdentityKeys.of(machine.getSpec()).stream()
            .flatMap(key -> hosts.byIndex(IDENTITY, key).stream())
            .toList();
    return new DiscoveryFacts(machine, arrivals, candidates);
  }

  /** Those it fits now, and those it fitted before it was changed. */
  private static Set<ResourceID> concernedBy(
      Host host, IndexerResourceCache<DiscoveredMachine> machines) {
    return Stream.concat(
            IdentityKeys.of(host.getSpec().identity()).stream()
                .flatMap(key -> machines.byIndex(IDENTITY, key).stream()),
            machines.byIndex(MATCHED_HOST, host.getMetadata().getName()).stream())
        .map(ResourceID::fromResource)
        .collect(Collectors.toSet());
  }

  private static List<String> matchedHost(DiscoveredMachine machine) {
    return Optional.ofNullable(machine.getStatus())
        .flatMap(status -> Optional.ofNullable(status.matchesHost()))
        .map(List::of)
        .orElseGet(List::of);
  }
}
