package io.ironkeel.operators.machines;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.ironkeel.api.host.Host;
import io.ironkeel.api.host.HostSpec.DeletionPolicy;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machinestate.MachineState;
import java.util.List;
import java.util.Optional;

/**
 * All that is known about one host when its plan is made: the host itself, what exists in its room,
 * and who else claims to be it.
 *
 * @param configs every MachineConfig of the room, whatever the concern
 * @param rivals other hosts that claim one of its serial number, UUID and MAC addresses
 */
record HostFacts(
    Host host,
    Optional<Namespace> namespace,
    Optional<ServiceAccount> agentAccount,
    Optional<RoleBinding> agentBinding,
    List<MachineConfig> configs,
    Optional<MachineState> state,
    Optional<Lease> lease,
    List<Host> rivals) {

  HostFacts {
    configs = List.copyOf(configs);
    rivals = List.copyOf(rivals);
  }

  String name() {
    return host.getMetadata().getName();
  }

  Optional<MachineConfig> base() {
    return configs.stream()
        .filter(config -> config.getMetadata().getName().equals(MachineRoom.BASE))
        .findFirst();
  }

  boolean inMaintenance() {
    return host.getSpec().maintenance() != null;
  }

  boolean fenced() {
    return inMaintenance() && host.getSpec().maintenance().fence();
  }

  boolean deleted() {
    return host.isMarkedForDeletion();
  }

  boolean mustBeCleaned() {
    return host.getSpec().deletionPolicy() == DeletionPolicy.CLEAN;
  }

  /** The host alone: what is in a namespace that is not ours proves nothing. */
  HostFacts withoutRoom() {
    return new HostFacts(
        host,
        namespace,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        rivals);
  }
}
