package io.ironkeel.agent.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ironkeel.api.machinestate.MachineStateStatus;
import org.junit.jupiter.api.Test;

class AnnouncementTest {

  private static final String STATE =
      """
      firmware: {serialNumber: S1, systemUUID: %s, vendor: Example, product: Box}
      interfaces:
        - {name: eno2, macAddress: "02:00:00:00:00:02", permanentMacAddress: "02:00:00:00:00:02", carrier: false}
        - {name: eno1, macAddress: "02:00:00:00:00:99", permanentMacAddress: "02:00:00:00:00:01", carrier: true}
        - {name: vlan7, macAddress: "02:00:00:00:00:00"}
      """;

  private static final String UUID = "4c4c4544-0043-3010-8052-b4c04f4d3132";

  private final KubernetesSerialization yaml = new KubernetesSerialization();

  @Test
  void itIsNamedAfterTheLowestMacAddressOfItsHardware() {
    var machine = Announcement.of(state(STATE.formatted(UUID)), "10.0.0.7");
    assertThat(machine.getMetadata().getName()).isEqualTo("02-00-00-00-00-01");
    assertThat(yaml.asYaml(machine.getSpec()))
        .isEqualTo(
            """
            ---
            serialNumber: "S1"
            systemUUID: "4c4c4544-0043-3010-8052-b4c04f4d3132"
            vendor: "Example"
            product: "Box"
            macAddresses:
            - "02:00:00:00:00:01"
            - "02:00:00:00:00:02"
            managementAddress: "10.0.0.7"
            ports:
            - name: "eno1"
              macAddress: "02:00:00:00:00:01"
              carrier: true
            - name: "eno2"
              macAddress: "02:00:00:00:00:02"
              carrier: false
            """);
  }

  @Test
  void aUuidThatIsNoneIsLeftAway() {
    assertThat(Announcement.of(state(STATE.formatted("Not Settable")), null).getSpec().systemUUID())
        .isNull();
  }

  @Test
  void aMachineWithoutAPortSaysWhyItCannotAnnounceItself() {
    assertThatThrownBy(() -> Announcement.of(state("interfaces: []"), null))
        .hasMessageContaining("no network port with a MAC address");
  }

  private MachineStateStatus state(String text) {
    return yaml.unmarshal(text, MachineStateStatus.class);
  }
}
