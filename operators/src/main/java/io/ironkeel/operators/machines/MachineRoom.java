package io.ironkeel.operators.machines;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.ironkeel.api.ApiGroup;
import io.ironkeel.api.machine.Machine;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.operators.kubernetes.MachineRooms;
import java.util.Map;

/**
 * The room of a machine: a namespace that belongs to the machine object, so that deleting the
 * object deletes the room and ends the agent's identity, and the agent's account with the one
 * constant role.
 */
final class MachineRoom {

  static final String AGENT = "agent";

  /**
   * The ClusterRole of the chart; the same for every machine, because it is bound in one namespace
   * only.
   */
  static final String MACHINE_ROLE = "ironkeel-machine";

  /**
   * Name of the MachineConfig of the concern "base": what the machine is without any fabric or
   * tenant.
   */
  static final String BASE = "base";

  /** Name of the Secret with exactly the keys the machine needs. */
  static final String KEYS = "keys";

  private static final String RBAC_GROUP = "rbac.authorization.k8s.io";

  private final Machine owner;
  private final String machine;

  MachineRoom(Machine owner) {
    this.owner = owner;
    this.machine = owner.getMetadata().getName();
  }

  OwnerReference owner() {
    return new OwnerReferenceBuilder()
        .withApiVersion(owner.getApiVersion())
        .withKind(owner.getKind())
        .withName(machine)
        .withUid(owner.getMetadata().getUid())
        .build();
  }

  Namespace namespace() {
    return new NamespaceBuilder()
        .withNewMetadata()
        .withName(MachineRooms.of(machine))
        .addToLabels(ApiGroup.MACHINE_LABEL, machine)
        .withOwnerReferences(owner())
        .endMetadata()
        .build();
  }

  ServiceAccount agentAccount() {
    return new ServiceAccountBuilder()
        .withMetadata(inRoom(AGENT))
        .withAutomountServiceAccountToken(false)
        .build();
  }

  RoleBinding agentBinding() {
    return new RoleBindingBuilder()
        .withMetadata(inRoom(AGENT))
        .withNewRoleRef(RBAC_GROUP, "ClusterRole", MACHINE_ROLE)
        .addNewSubject()
        .withKind("ServiceAccount")
        .withName(AGENT)
        .withNamespace(MachineRooms.of(machine))
        .endSubject()
        .build();
  }

  /** Only its name: what is in it is nothing we look at. */
  Secret keys() {
    return new SecretBuilder()
        .withNewMetadata()
        .withName(KEYS)
        .withNamespace(MachineRooms.of(machine))
        .endMetadata()
        .build();
  }

  MachineConfig base(MachineConfigSpec spec) {
    var config = new MachineConfig();
    config.setMetadata(inRoom(BASE));
    config.setSpec(spec);
    // Not ours to write: the agent's.
    config.setStatus(null);
    return config;
  }

  private ObjectMeta inRoom(String name) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace(MachineRooms.of(machine))
        .withLabels(Map.of(ApiGroup.MACHINE_LABEL, machine))
        .build();
  }
}
