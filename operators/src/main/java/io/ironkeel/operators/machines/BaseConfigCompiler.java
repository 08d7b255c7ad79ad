package io.ironkeel.operators.machines;

import io.ironkeel.api.host.HostSpec;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.network.Ethernet;
import io.ironkeel.api.network.Link;
import io.ironkeel.api.network.Network;
import io.ironkeel.api.network.Vlan;
import io.ironkeel.operators.kubernetes.ContentHash;
import java.util.Comparator;
import java.util.List;

/**
 * From what people wrote to what the machine is told. Lists are sorted, so that the order in which
 * somebody wrote them neither changes the hash nor wakes the agent.
 */
final class BaseConfigCompiler {

  private BaseConfigCompiler() {}

  static MachineConfigSpec compile(HostSpec host) {
    var network =
        new Network(
            host.network().ethernets().stream()
                .sorted(Comparator.comparing(Link::name))
                .map(
                    ethernet ->
                        new Ethernet(
                            ethernet.name(), ethernet.mtuBytes(), sorted(ethernet.addresses())))
                .toList(),
            host.network().vlans().stream()
                .sorted(Comparator.comparing(Link::name))
                .map(
                    vlan ->
                        new Vlan(
                            vlan.name(),
                            vlan.link(),
                            vlan.id(),
                            vlan.mtuBytes(),
                            sorted(vlan.addresses())))
                .toList());
    var content = new MachineConfigSpec(null, host.managementInterface(), network);
    return new MachineConfigSpec(
        ContentHash.of(content), content.managementInterface(), content.network());
  }

  private static List<String> sorted(List<String> texts) {
    return texts.stream().sorted().toList();
  }
}
