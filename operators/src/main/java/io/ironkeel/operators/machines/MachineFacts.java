package io.ironkeel.operators.machines;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.ironkeel.api.machine.DeletionPolicy;
import io.ironkeel.api.machine.Machine;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machinestate.MachineState;
import java.util.List;
import java.util.Optional;

/**
 * All that is known about one machine when its plan is made: the machine itself, what exists in its
 * room, and who else claims to be it.
 *
 * @param configs every MachineConfig of the room, whatever the concern
 * @param rivals other machines that claim one of its serial number, UUID and MAC addresses
 */
record MachineFacts(
    Machine machine,
    Optional<Namespace> namespace,
    Optional<ServiceAccount> agentAccount,
    Optional<RoleBinding> agentBinding,
    List<MachineConfig> configs,
    Optional<MachineState> state,
    Optional<Lease> lease,
    List<Machine> rivals) {

  MachineFacts {
    configs = List.copyOf(configs);
    rivals = List.copyOf(rivals);
  }

  String name() {
    return machine.getMetadata().getName();
  }

  Optional<MachineConfig> base() {
    return configs.stream()
        .filter(config -> config.getMetadata().getName().equals(MachineRoom.BASE))
        .findFirst();
  }

  boolean inMaintenance() {
    return machine.getSpec().maintenance() != null;
  }

  boolean fenced() {
    return inMaintenance() && machine.getSpec().maintenance().fence();
  }

  boolean deleted() {
    return machine.isMarkedForDeletion();
  }

  boolean mustBeCleaned() {
    return machine.getSpec().deletionPolicy() == DeletionPolicy.CLEAN;
  }

  /** The machine alone: what is in a namespace that is not ours proves nothing. */
  MachineFacts withoutRoom() {
    return new MachineFacts(
        machine,
        namespace,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        rivals);
  }
}
