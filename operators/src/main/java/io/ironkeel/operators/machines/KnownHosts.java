package io.ironkeel.operators.machines;

import io.ironkeel.api.host.Host;
import io.ironkeel.operators.machines.identity.IdentityKeys;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import io.javaoperatorsdk.operator.processing.event.source.ResourceEventAware;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every host there is, and who claims to be which machine. When a host begins or ceases to claim a
 * serial number, UUID or MAC address, the others that claim it too are looked at again; nobody else
 * is.
 */
final class KnownHosts extends AbstractEventSource<Host, Host> implements ResourceEventAware<Host> {

  private final Map<String, Host> hosts = new ConcurrentHashMap<>();

  /** By claim: the names of the hosts. */
  private final Map<String, Set<String>> claims = new ConcurrentHashMap<>();

  KnownHosts() {
    super(Host.class, "known-hosts");
  }

  static Set<String> claimsOf(Host host) {
    return Set.copyOf(IdentityKeys.of(host.getSpec().identity()));
  }

  Stream<Host> all() {
    return hosts.values().stream();
  }

  /** Its rivals: those that claim what it claims. */
  @Override
  public Set<Host> getSecondaryResources(Host host) {
    return rivals(claimsOf(host), host)
        .flatMap(name -> Optional.ofNullable(hosts.get(name)).stream())
        .collect(Collectors.toSet());
  }

  @Override
  public void onResourceCreated(Host host) {
    hosts.put(name(host), host);
    claimsOf(host).forEach(claim -> add(claim, host));
    wakeRivals(claimsOf(host), host);
  }

  @Override
  public void onResourceUpdated(Host host, Host before) {
    hosts.put(name(host), host);
    var present = claimsOf(host);
    var former = claimsOf(before);
    if (!present.equals(former)) {
      former.forEach(claim -> remove(claim, host));
      present.forEach(claim -> add(claim, host));
      wakeRivals(present, host);
      wakeRivals(former, host);
    }
  }

  @Override
  public void onResourceDeleted(Host host) {
    hosts.remove(name(host));
    claimsOf(host).forEach(claim -> remove(claim, host));
    wakeRivals(claimsOf(host), host);
  }

  private void add(String claim, Host host) {
    claims.computeIfAbsent(claim, any -> ConcurrentHashMap.newKeySet()).add(name(host));
  }

  private void remove(String claim, Host host) {
    claims.computeIfPresent(
        claim,
        (any, names) -> {
          names.remove(name(host));
          return names.isEmpty() ? null : names;
        });
  }

  private void wakeRivals(Set<String> claimed, Host host) {
    rivals(claimed, host)
        .forEach(name -> getEventHandler().handleEvent(new Event(new ResourceID(name))));
  }

  private Stream<String> rivals(Set<String> claimed, Host host) {
    return claimed.stream()
        .flatMap(claim -> claims.getOrDefault(claim, Set.of()).stream())
        .filter(name -> !name.equals(name(host)))
        .distinct();
  }

  private static String name(Host host) {
    return host.getMetadata().getName();
  }
}
