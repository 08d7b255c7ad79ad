package io.ironkeel.operators.machines;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.ironkeel.api.host.Host;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machinestate.MachineState;
import java.util.Optional;

/**
 * All that is known about one host when its plan is made: the host itself and what exists in its
 * room.
 */
record HostFacts(
    Host host,
    Optional<Namespace> namespace,
    Optional<ServiceAccount> agentAccount,
    Optional<RoleBinding> agentBinding,
    Optional<MachineConfig> base,
    Optional<MachineState> state) {

  String name() {
    return host.getMetadata().getName();
  }
}
