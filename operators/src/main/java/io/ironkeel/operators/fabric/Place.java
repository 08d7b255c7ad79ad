package io.ironkeel.operators.fabric;

import io.ironkeel.api.host.Host;
import io.ironkeel.api.host.ServiceRole;
import io.ironkeel.api.machine.Machine;
import io.ironkeel.api.machine.Maintenance;
import io.ironkeel.api.switches.Role;
import io.ironkeel.api.switches.Switch;
import io.ironkeel.api.switches.Upstream;
import io.ironkeel.operators.kubernetes.Age;
import java.util.List;
import java.util.Locale;

/**
 * What a machine is in its fabric, as people say it.
 *
 * @param role of a switch; null of a host
 * @param service of a host that works for the whole cloud; else null
 * @param pair name of the pair a switch is a member of; null where it has none
 * @param pinned numbers that people chose
 * @param drained whether people want its neighbours to use other ways
 */
record Place(
    String kind,
    String name,
    String fabric,
    Role role,
    ServiceRole service,
    String pair,
    Numbers pinned,
    String managementInterface,
    List<Upstream> upstreams,
    boolean drained,
    Age age) {

  static Place of(Machine machine) {
    return switch (machine) {
      case Switch found -> {
        var spec = found.getSpec();
        yield new Place(
            "Switch",
            found.getMetadata().getName(),
            spec.fabric(),
            spec.role(),
            null,
            spec.pair(),
            new Numbers(spec.asn(), spec.loopbackIPv4(), spec.loopbackIPv6()),
            spec.managementInterface(),
            spec.upstreams(),
            spec.drained() || isForWork(spec.maintenance()),
            Age.of(machine));
      }
      case Host found ->
          new Place(
              "Host",
              found.getMetadata().getName(),
              found.getSpec().fabric(),
              null,
              found.getSpec().serviceRole(),
              null,
              Numbers.NONE,
              found.getSpec().managementInterface(),
              List.of(),
              false,
              Age.of(machine));
      default -> throw new IllegalArgumentException(machine.getKind());
    };
  }

  /** A fence takes everything away at once, and asks nobody. */
  private static boolean isForWork(Maintenance maintenance) {
    return maintenance != null && !maintenance.fence();
  }

  boolean isHost() {
    return role == null;
  }

  /** Name of the pair among all pairs; two of different roles may have the same name. */
  String pairOfRole() {
    return role + "/" + pair;
  }

  boolean isInPairWith(Place other) {
    return pair != null && role == other.role && pair.equals(other.pair);
  }

  /** As people call what it is: {@code DSW}, {@code host}, {@code xgw host}. */
  String title() {
    return role != null
        ? role.name()
        : service == null ? "host" : service.name().toLowerCase(Locale.ROOT) + " host";
  }
}
