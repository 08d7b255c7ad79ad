package io.ironkeel.e2e.bench;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.ironkeel.agent.Machine;
import io.ironkeel.agent.command.Commands;
import io.ironkeel.agent.section.Action;
import io.ironkeel.agent.section.Section;
import io.ironkeel.agent.section.SectionPlan;
import io.ironkeel.agent.section.Sections;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.machinestate.MachineStateStatus;
import java.util.List;

/**
 * A machine without hardware for the agent as shipped: it becomes whatever a configuration says, at
 * once, and looks like a small server.
 */
final class SimulatedMachine implements Machine {

  private final int number;
  private final Sections sections = new Sections(List.of(new Everything()));

  SimulatedMachine(int number) {
    this.number = number;
  }

  String macAddress() {
    return "02:00:00:%02x:%02x:01".formatted(number >> 8, number & 0xff);
  }

  @Override
  public Sections sections() {
    return sections;
  }

  @Override
  public Commands commands() {
    return (input, command) -> "";
  }

  @Override
  public MachineStateStatus state() {
    return Serialization.unmarshal(
        """
        operatingSystem: Debian GNU/Linux 13 (trixie)
        kernelVersion: 6.12.0-amd64
        agentVersion: simulated
        firmware: {serialNumber: SIM%1$05d, vendor: Simulated, product: Server}
        interfaces:
          - {name: eno1, macAddress: "%2$s", permanentMacAddress: "%2$s", mtuBytes: 1500, carrier: true,
             addresses: [10.254.0.1/16]}
          - {name: eno2, mtuBytes: 9000, carrier: true, addresses: [10.1.0.1/16]}
        """
            .formatted(number, macAddress()),
        MachineStateStatus.class);
  }

  @Override
  public List<Runnable> watchers(Runnable changed) {
    return List.of();
  }

  private record Become(String hash) implements Action {
    @Override
    public String text() {
      return "become " + hash;
    }
  }

  private static final class Everything implements Section<Become> {

    private String is = "";

    @Override
    public String name() {
      return "links";
    }

    @Override
    public boolean isAskedFor(MachineConfigSpec config) {
      return true;
    }

    @Override
    public SectionPlan<Become> plan(MachineConfigSpec config) {
      return is.equals(config.hash())
          ? new SectionPlan<>(List.of(), List.of())
          : new SectionPlan<>(List.of(new Become(config.hash())), List.of());
    }

    @Override
    public List<String> apply(List<Become> actions) {
      is = actions.getFirst().hash();
      return List.of();
    }
  }
}
