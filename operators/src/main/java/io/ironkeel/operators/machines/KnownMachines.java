package io.ironkeel.operators.machines;

import io.ironkeel.api.machine.Machine;
import io.ironkeel.operators.machines.identity.IdentityKeys;
import io.prometheus.client.CollectorRegistry;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Every host and switch there is, and who claims to be which machine. When one begins or ceases to
 * claim a name, serial number, UUID or MAC address, the others that claim it too are looked at
 * again; nobody else is.
 */
@Singleton
class KnownMachines {

  private final Map<MachineName, Machine> machines = new ConcurrentHashMap<>();
  private final Map<String, Set<MachineName>> claims = new ConcurrentHashMap<>();

  /** By kind: who looks at one again. */
  private final Map<String, Consumer<String>> wakers = new ConcurrentHashMap<>();

  KnownMachines(CollectorRegistry metrics) {
    new MachineMetrics(this::all).register(metrics);
  }

  static Set<String> claimsOf(Machine machine) {
    return Set.copyOf(IdentityKeys.of(machine.getSpec().identity()));
  }

  void onRival(String kind, Consumer<String> waker) {
    wakers.put(kind, waker);
  }

  Stream<Machine> all() {
    return machines.values().stream();
  }

  /** Those that claim what it claims. */
  Stream<Machine> rivals(Machine machine) {
    return rivals(withName(machine), machine)
        .flatMap(name -> Optional.ofNullable(machines.get(name)).stream());
  }

  void put(Machine machine) {
    var name = MachineName.of(machine);
    var before = machines.put(name, machine);
    var present = withName(machine);
    var former = before == null ? Set.<String>of() : withName(before);
    if (!present.equals(former)) {
      former.forEach(claim -> remove(claim, name));
      present.forEach(claim -> add(claim, name));
      wakeRivals(present, machine);
      wakeRivals(former, machine);
    }
  }

  void remove(Machine machine) {
    var name = MachineName.of(machine);
    machines.remove(name);
    withName(machine).forEach(claim -> remove(claim, name));
    wakeRivals(withName(machine), machine);
  }

  private static Set<String> withName(Machine machine) {
    var all = new HashSet<>(claimsOf(machine));
    all.add("name " + machine.getMetadata().getName());
    return all;
  }

  private void add(String claim, MachineName machine) {
    claims.computeIfAbsent(claim, any -> ConcurrentHashMap.newKeySet()).add(machine);
  }

  private void remove(String claim, MachineName machine) {
    claims.computeIfPresent(
        claim,
        (any, names) -> {
          names.remove(machine);
          return names.isEmpty() ? null : names;
        });
  }

  private void wakeRivals(Set<String> claimed, Machine machine) {
    rivals(claimed, machine)
        .forEach(
            rival ->
                Optional.ofNullable(wakers.get(rival.kind()))
                    .ifPresent(waker -> waker.accept(rival.name())));
  }

  private Stream<MachineName> rivals(Set<String> claimed, Machine machine) {
    return claimed.stream()
        .flatMap(claim -> claims.getOrDefault(claim, Set.of()).stream())
        .filter(name -> !name.equals(MachineName.of(machine)))
        .distinct();
  }
}
