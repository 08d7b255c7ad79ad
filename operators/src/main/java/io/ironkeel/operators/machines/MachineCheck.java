package io.ironkeel.operators.machines;

import io.ironkeel.api.machine.Machine;
import io.ironkeel.api.machine.MachineReason;
import io.ironkeel.api.network.Address;
import io.ironkeel.api.network.Link;
import io.ironkeel.operators.kubernetes.Age;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What must hold before a machine is planned. A list of checks is read aloud from the top: the
 * first finding counts.
 */
@FunctionalInterface
interface MachineCheck {

  /** What is in the way, or nothing. */
  Optional<Finding> find(MachineFacts facts);

  /**
   * Why a machine cannot be planned.
   *
   * @param waits true when it passes by itself, false when somebody must change something
   */
  record Finding(String reason, String message, boolean waits) {}

  /** Before anything is made for it, in order of precedence. */
  List<MachineCheck> ROOM = List.of(MachineCheck::nameIsItsOwn, MachineCheck::namespaceIsOurs);

  /** Before its machine is told anything, in order of precedence. */
  List<MachineCheck> SPEC =
      List.of(MachineCheck::identityIsItsOwn, MachineCheck::addressesAreUnique);

  static Optional<Finding> first(List<MachineCheck> checks, MachineFacts facts) {
    return checks.stream().flatMap(check -> check.find(facts).stream()).findFirst();
  }

  /** Hosts and switches share one name space, because their rooms do. */
  private static Optional<Finding> nameIsItsOwn(MachineFacts facts) {
    return facts.rivals().stream()
        .filter(rival -> rival.getMetadata().getName().equals(facts.name()))
        .filter(rival -> Age.of(rival).isOlderThan(Age.of(facts.machine())))
        .findFirst()
        .map(
            older ->
                new Finding(
                    MachineReason.NAME_TAKEN,
                    "%s has the name already, and hosts and switches share their names; give this %s another one."
                        .formatted(MachineName.of(older), facts.machine().getKind()),
                    false));
  }

  private static Optional<Finding> namespaceIsOurs(MachineFacts facts) {
    return facts
        .namespace()
        .flatMap(
            namespace -> {
              var name = namespace.getMetadata().getName();
              var uid = facts.machine().getMetadata().getUid();
              var owners = namespace.getMetadata().getOwnerReferences();
              if (namespace.getMetadata().getDeletionTimestamp() != null
                  || owners.stream()
                      .anyMatch(
                          o ->
                              o.getKind().equals(facts.machine().getKind())
                                  && !o.getUid().equals(uid))) {
                return Optional.of(
                    new Finding(
                        MachineReason.NAMESPACE_LEAVING,
                        "Namespace %s of an earlier machine is still being deleted; this goes on by itself when it is gone."
                            .formatted(name),
                        true));
              }
              if (owners.stream().noneMatch(o -> o.getUid().equals(uid))) {
                return Optional.of(
                    new Finding(
                        MachineReason.NAMESPACE_TAKEN,
                        "Namespace %s exists and does not belong to %s; delete the namespace or give the machine another name."
                            .formatted(name, MachineName.of(facts.machine())),
                        false));
              }
              return Optional.empty();
            });
  }

  /** Of machines that claim the same machine the oldest has it. */
  private static Optional<Finding> identityIsItsOwn(MachineFacts facts) {
    return facts.rivals().stream()
        .filter(rival -> !shared(facts.machine(), rival).isEmpty())
        .min(Comparator.comparing(Age::of))
        .filter(rival -> Age.of(rival).isOlderThan(Age.of(facts.machine())))
        .map(
            older ->
                new Finding(
                    MachineReason.IDENTITY_TAKEN,
                    "%s and %s both claim the machine with %s, and %s is older; correct spec.identity of one of them."
                        .formatted(
                            MachineName.of(facts.machine()),
                            MachineName.of(older),
                            shared(facts.machine(), older),
                            older.getMetadata().getName()),
                    false));
  }

  private static String shared(Machine machine, Machine other) {
    var theirs = KnownMachines.claimsOf(other);
    return KnownMachines.claimsOf(machine).stream()
        .filter(theirs::contains)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static Optional<Finding> addressesAreUnique(MachineFacts facts) {
    Map<String, Link> seen = new HashMap<>();
    for (var link : facts.machine().getSpec().network().links().toList()) {
      for (var address : link.addresses()) {
        var other = seen.putIfAbsent(Address.withoutPrefix(address), link);
        if (other != null) {
          return Optional.of(
              new Finding(
                  MachineReason.DUPLICATE_ADDRESS,
                  "spec.network has address %s on %s and on %s; remove it from one of them."
                      .formatted(address, other.name(), link.name()),
                  false));
        }
      }
    }
    return Optional.empty();
  }
}
