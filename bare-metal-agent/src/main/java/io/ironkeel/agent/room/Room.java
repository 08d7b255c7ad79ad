package io.ironkeel.agent.room;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.ironkeel.api.ApiGroup;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machineconfig.MachineConfigStatus;
import io.ironkeel.api.machinestate.MachineState;
import io.ironkeel.api.machinestate.MachineStateStatus;
import java.util.Map;
import java.util.Optional;

/**
 * The machine's own namespace at the API server: everything the agent writes there, always by
 * server-side apply.
 */
public final class Room {

  private static final PatchContext PATCH =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withFieldManager("ironkeel-agent")
          .withForce(true)
          .build();

  private static final String NAMESPACE_PREFIX = "machine-";

  private final KubernetesClient client;
  private final String namespace;

  public Room(KubernetesClient client) {
    this.client = client;
    this.namespace = client.getNamespace();
    if (namespace == null || !namespace.startsWith(NAMESPACE_PREFIX)) {
      throw new IllegalArgumentException(
          "the kubeconfig names namespace %s, which is no machine's: enrol this machine again"
              .formatted(namespace));
    }
  }

  /** Name of the machine's Host: each room is named after its machine. */
  public String machine() {
    return namespace.substring(NAMESPACE_PREFIX.length());
  }

  String namespace() {
    return namespace;
  }

  KubernetesClient client() {
    return client;
  }

  /** Says what the agent made of a configuration. */
  public void report(String config, MachineConfigStatus status) {
    var report = new MachineConfig();
    report.setMetadata(meta(config));
    report.setSpec(null);
    report.setStatus(status);
    client.resource(report).subresource("status").patch(PATCH);
  }

  /**
   * What the API server has of the machine's state, so that a restarted agent need not repeat it.
   */
  public Optional<MachineStateStatus> reportedState() {
    return Optional.ofNullable(
            client
                .resources(MachineState.class)
                .inNamespace(namespace)
                .withName(MachineState.NAME)
                .get())
        .map(MachineState::getStatus);
  }

  /** Says what the machine is and sees. */
  public void report(MachineStateStatus status) {
    var state = new MachineState();
    state.setMetadata(meta(MachineState.NAME));
    state.getMetadata().setLabels(Map.of(ApiGroup.MACHINE_LABEL, machine()));
    state.setStatus(null);
    patch(state);
    state.setStatus(status);
    client.resource(state).subresource("status").patch(PATCH);
  }

  void patch(HasMetadata object) {
    client.resource(object).patch(PATCH);
  }

  ObjectMeta meta(String name) {
    return new ObjectMetaBuilder().withName(name).withNamespace(namespace).build();
  }
}
