package io.ironkeel.operators.fabric;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.ironkeel.api.allocation.Allocation;
import io.ironkeel.api.allocation.AllocationSpec;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.rollout.Rollout;
import io.ironkeel.operators.kubernetes.MachineConfigWriter;
import java.net.HttpURLConnection;

/** Writes what was planned for a fabric. */
final class FabricWriter {

  static final String FIELD_MANAGER = "ironkeel-fabric";

  private final KubernetesClient client;
  private final MachineConfigWriter configs;

  FabricWriter(KubernetesClient client) {
    this.client = client;
    this.configs = new MachineConfigWriter(client, FIELD_MANAGER, FabricInformers.CONFIG);
  }

  /** Returns whether it is given; not when somebody else got the number meanwhile. */
  boolean allocate(AllocationSpec spec) {
    var allocation = new Allocation();
    allocation.setMetadata(
        new ObjectMetaBuilder()
            .withName(Allocation.nameOf(spec.fabric(), spec.pool(), spec.value()))
            .build());
    allocation.setSpec(spec);
    return create(allocation);
  }

  /** Begins it, unless that was done already. */
  void begin(Rollout rollout) {
    create(rollout);
  }

  void remove(Rollout rollout) {
    client.resource(rollout).delete();
  }

  /** Returns whether there was none of that name. */
  private boolean create(HasMetadata object) {
    try {
      client.resource(object).create();
      return true;
    } catch (KubernetesClientException refused) {
      if (refused.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw refused;
      }
      return false;
    }
  }

  void free(Allocation allocation) {
    client.resource(allocation).delete();
  }

  void configure(String machine, MachineConfigSpec spec) {
    configs.configure(machine, spec);
  }

  void removeConfig(String machine) {
    configs.remove(machine);
  }
}
