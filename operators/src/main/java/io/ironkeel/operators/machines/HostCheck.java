package io.ironkeel.operators.machines;

import io.ironkeel.api.host.Host;
import io.ironkeel.api.host.HostReason;
import io.ironkeel.api.network.Address;
import io.ironkeel.api.network.Link;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What must hold before a host is planned. A list of checks is read aloud from the top: the first
 * finding counts.
 */
@FunctionalInterface
interface HostCheck {

  /** What is in the way, or nothing. */
  Optional<Finding> find(HostFacts facts);

  /**
   * Why a host cannot be planned.
   *
   * @param waits true when it passes by itself, false when somebody must change something
   */
  record Finding(String reason, String message, boolean waits) {}

  /** The oldest first; of two made in the same second, always the same one. */
  Comparator<Host> BY_AGE =
      Comparator.comparing((Host host) -> host.getMetadata().getCreationTimestamp())
          .thenComparing(host -> host.getMetadata().getUid());

  /** Before anything is made for it, in order of precedence. */
  List<HostCheck> ROOM = List.of(HostCheck::namespaceIsOurs);

  /** Before its machine is told anything, in order of precedence. */
  List<HostCheck> SPEC = List.of(HostCheck::identityIsItsOwn, HostCheck::addressesAreUnique);

  static Optional<Finding> first(List<HostCheck> checks, HostFacts facts) {
    return checks.stream().flatMap(check -> check.find(facts).stream()).findFirst();
  }

  private static Optional<Finding> namespaceIsOurs(HostFacts facts) {
    return facts
        .namespace()
        .flatMap(
            namespace -> {
              var name = namespace.getMetadata().getName();
              var uid = facts.host().getMetadata().getUid();
              var owners = namespace.getMetadata().getOwnerReferences();
              if (namespace.getMetadata().getDeletionTimestamp() != null
                  || owners.stream()
                      .anyMatch(o -> o.getKind().equals("Host") && !o.getUid().equals(uid))) {
                return Optional.of(
                    new Finding(
                        HostReason.NAMESPACE_LEAVING,
                        "Namespace %s of an earlier machine is still being deleted; this goes on by itself when it is gone."
                            .formatted(name),
                        true));
              }
              if (owners.stream().noneMatch(o -> o.getUid().equals(uid))) {
                return Optional.of(
                    new Finding(
                        HostReason.NAMESPACE_TAKEN,
                        "Namespace %s exists and does not belong to Host %s; delete the namespace or give the host another name."
                            .formatted(name, facts.name()),
                        false));
              }
              return Optional.empty();
            });
  }

  /** Of hosts that claim the same machine the oldest has it. */
  private static Optional<Finding> identityIsItsOwn(HostFacts facts) {
    return facts.rivals().stream()
        .min(BY_AGE)
        .filter(rival -> BY_AGE.compare(rival, facts.host()) < 0)
        .map(
            older ->
                new Finding(
                    HostReason.IDENTITY_TAKEN,
                    "Hosts %s and %s both claim the machine with %s, and %s is older; correct spec.identity of one of them."
                        .formatted(
                            facts.name(),
                            older.getMetadata().getName(),
                            shared(facts.host(), older),
                            older.getMetadata().getName()),
                    false));
  }

  private static String shared(Host host, Host other) {
    var theirs = KnownHosts.claimsOf(other);
    return KnownHosts.claimsOf(host).stream()
        .filter(theirs::contains)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static Optional<Finding> addressesAreUnique(HostFacts facts) {
    Map<String, Link> seen = new HashMap<>();
    for (var link : facts.host().getSpec().network().links().toList()) {
      for (var address : link.addresses()) {
        var other = seen.putIfAbsent(Address.withoutPrefix(address), link);
        if (other != null) {
          return Optional.of(
              new Finding(
                  HostReason.DUPLICATE_ADDRESS,
                  "spec.network has address %s on %s and on %s; remove it from one of them."
                      .formatted(address, other.name(), link.name()),
                  false));
        }
      }
    }
    return Optional.empty();
  }
}
