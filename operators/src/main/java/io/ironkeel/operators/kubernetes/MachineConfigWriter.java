package io.ironkeel.operators.kubernetes;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.ironkeel.api.ApiGroup;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import java.util.Map;

/**
 * Writes the MachineConfigs of one domain.
 *
 * @param name of all of them, each in the room of its machine
 */
public record MachineConfigWriter(KubernetesClient client, String fieldManager, String name) {

  /** Makes the machine's configuration this. */
  public void configure(String machine, MachineConfigSpec spec) {
    var config = config(machine);
    config.setSpec(spec);
    client.resource(config).fieldManager(fieldManager).forceConflicts().serverSideApply();
  }

  /** Leaves the machine without this domain. */
  public void remove(String machine) {
    client.resource(config(machine)).delete();
  }

  private MachineConfig config(String machine) {
    var config = new MachineConfig();
    config.setMetadata(
        new ObjectMetaBuilder()
            .withName(name)
            .withNamespace(MachineRooms.of(machine))
            .withLabels(Map.of(ApiGroup.MACHINE_LABEL, machine))
            .build());
    // Not ours to write: the agent's.
    config.setStatus(null);
    return config;
  }
}
