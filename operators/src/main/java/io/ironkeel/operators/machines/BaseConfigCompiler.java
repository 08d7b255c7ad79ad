package io.ironkeel.operators.machines;

import io.ironkeel.api.machine.Machine;
import io.ironkeel.api.machine.MachineSpec;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.network.Bond;
import io.ironkeel.api.network.Bridge;
import io.ironkeel.api.network.Ethernet;
import io.ironkeel.api.network.Link;
import io.ironkeel.api.network.Network;
import io.ironkeel.api.network.Route;
import io.ironkeel.api.network.Rule;
import io.ironkeel.api.network.Vlan;
import io.ironkeel.api.sysctl.Sysctl;
import io.ironkeel.operators.kubernetes.ContentHash;
import io.ironkeel.operators.kubernetes.RetryRequest;
import java.util.Comparator;
import java.util.List;

/**
 * From what people wrote to what the machine is told. Lists whose order means nothing are sorted,
 * so that the order in which somebody wrote them neither changes the hash nor wakes the agent.
 */
final class BaseConfigCompiler {

  private BaseConfigCompiler() {}

  /** What the machine asks of its machine. */
  static MachineConfigSpec compile(Machine machine) {
    return compile(machine.getSpec()).withRetry(RetryRequest.of(machine));
  }

  /** What a machine is told that shall keep nothing of us. */
  static MachineConfigSpec nothing(Machine machine) {
    var nothing = MachineConfigSpec.nothing(machine.getSpec().managementInterface());
    return new MachineConfigSpec(
        ContentHash.of(nothing),
        RetryRequest.of(machine),
        machine.getSpec().maintenance() != null,
        nothing.managementInterface(),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  static MachineConfigSpec compile(MachineSpec machine) {
    var content =
        new MachineConfigSpec(
            null,
            null,
            null,
            machine.managementInterface(),
            sorted(machine.network()),
            machine.time(),
            machine.names(),
            sorted(machine.sysctls(), Comparator.comparing(Sysctl::name)),
            null,
            null);
    return new MachineConfigSpec(
        ContentHash.of(content),
        null,
        machine.maintenance() != null,
        content.managementInterface(),
        content.network(),
        content.time(),
        content.names(),
        content.sysctls(),
        null,
        null);
  }

  private static Network sorted(Network network) {
    return new Network(
        links(network.ethernets().stream().map(BaseConfigCompiler::sorted).toList()),
        links(network.bonds().stream().map(BaseConfigCompiler::sorted).toList()),
        links(network.vlans().stream().map(BaseConfigCompiler::sorted).toList()),
        links(network.bridges().stream().map(BaseConfigCompiler::sorted).toList()),
        sorted(
            network.routes(),
            Comparator.comparing(Route::to)
                .thenComparing(Route::table)
                .thenComparing(Route::metric)),
        sorted(network.rules(), Comparator.comparing(Rule::family).thenComparing(Rule::priority)),
        texts(network.probes()));
  }

  private static Ethernet sorted(Ethernet ethernet) {
    return new Ethernet(
        ethernet.name(),
        ethernet.macAddress(),
        ethernet.mtuBytes(),
        ethernet.lldp(),
        texts(ethernet.addresses()));
  }

  private static Bond sorted(Bond bond) {
    return new Bond(
        bond.name(),
        bond.mode(),
        texts(bond.members()),
        bond.primary(),
        bond.monitorIntervalMillis(),
        bond.transmitHashPolicy(),
        bond.mtuBytes(),
        texts(bond.addresses()));
  }

  private static Vlan sorted(Vlan vlan) {
    return new Vlan(vlan.name(), vlan.link(), vlan.id(), vlan.mtuBytes(), texts(vlan.addresses()));
  }

  private static Bridge sorted(Bridge bridge) {
    return new Bridge(
        bridge.name(),
        texts(bridge.ports()),
        bridge.stp(),
        bridge.mtuBytes(),
        texts(bridge.addresses()));
  }

  private static <L extends Link> List<L> links(List<L> links) {
    return sorted(links, Comparator.comparing(Link::name));
  }

  private static List<String> texts(List<String> texts) {
    return sorted(texts, Comparator.naturalOrder());
  }

  private static <T> List<T> sorted(List<T> items, Comparator<? super T> order) {
    return items.stream().sorted(order).toList();
  }
}
