package io.ironkeel.api.machineconfig;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ironkeel.api.names.Names;
import io.ironkeel.api.network.Network;
import java.util.List;
import org.junit.jupiter.api.Test;

class MachineConfigSpecTest {

  private final KubernetesSerialization serialization = new KubernetesSerialization();

  /** Server-side apply would make null of them, once there was something in them. */
  @Test
  void partsWithNothingInThemAreNotWritten() {
    var spec =
        new MachineConfigSpec(
            "hash",
            null,
            false,
            "vec0",
            Network.NONE,
            null,
            new Names(null, List.of(), List.of(), List.of()),
            List.of(),
            null,
            null);
    var json = serialization.asJson(spec);
    assertThat(json)
        .isEqualTo("{\"hash\":\"hash\",\"suspended\":false,\"managementInterface\":\"vec0\"}");
    assertThat(serialization.unmarshal(json, MachineConfigSpec.class)).isEqualTo(spec);
  }

  @Test
  void partsWithSomethingInThemAre() {
    var probes = List.of("10.0.0.1");
    var network = new Network(null, null, null, null, null, null, probes);
    var spec =
        new MachineConfigSpec("hash", null, null, null, network, null, null, null, null, null);
    assertThat(serialization.asJson(spec)).contains("\"network\":{\"probes\":[\"10.0.0.1\"]}");
  }
}
