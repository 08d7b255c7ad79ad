package io.ironkeel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ironkeel.api.allocation.Allocation;
import io.ironkeel.api.allocation.AllocationSpec;
import io.ironkeel.api.allocation.Claim;
import io.ironkeel.api.condition.Condition;
import io.ironkeel.api.discoveredmachine.DiscoveredMachine;
import io.ironkeel.api.discoveredmachine.DiscoveredMachineSpec;
import io.ironkeel.api.discoveredmachine.DiscoveredMachineStatus;
import io.ironkeel.api.discoveredmachine.DiscoveredPort;
import io.ironkeel.api.fabric.Border;
import io.ironkeel.api.fabric.Fabric;
import io.ironkeel.api.fabric.FabricMembership;
import io.ironkeel.api.fabric.FabricPort;
import io.ironkeel.api.fabric.FabricSettings;
import io.ironkeel.api.fabric.FabricSpec;
import io.ironkeel.api.fabric.FabricStatus;
import io.ironkeel.api.fabric.NumberRange;
import io.ironkeel.api.fabric.PrefixRange;
import io.ironkeel.api.fabric.SessionTimers;
import io.ironkeel.api.host.Host;
import io.ironkeel.api.host.HostSpec;
import io.ironkeel.api.link.Link;
import io.ironkeel.api.link.LinkEndStatus;
import io.ironkeel.api.link.LinkSpec;
import io.ironkeel.api.link.LinkStatus;
import io.ironkeel.api.machine.MachineIdentity;
import io.ironkeel.api.machine.MachineInventory;
import io.ironkeel.api.machine.MachineStatus;
import io.ironkeel.api.machine.Maintenance;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.machineconfig.MachineConfigStatus;
import io.ironkeel.api.machineconfig.RejectedChange;
import io.ironkeel.api.machineconfig.SectionStatus;
import io.ironkeel.api.machinestate.Cpu;
import io.ironkeel.api.machinestate.Disk;
import io.ironkeel.api.machinestate.Firmware;
import io.ironkeel.api.machinestate.MachineState;
import io.ironkeel.api.machinestate.MachineStateStatus;
import io.ironkeel.api.machinestate.Neighbour;
import io.ironkeel.api.machinestate.NetworkInterface;
import io.ironkeel.api.machinestate.NumaNode;
import io.ironkeel.api.machinestate.PoolState;
import io.ironkeel.api.machinestate.VolumeState;
import io.ironkeel.api.names.Names;
import io.ironkeel.api.names.StaticHost;
import io.ironkeel.api.network.Bond;
import io.ironkeel.api.network.Bridge;
import io.ironkeel.api.network.Ethernet;
import io.ironkeel.api.network.Network;
import io.ironkeel.api.network.Route;
import io.ironkeel.api.network.Rule;
import io.ironkeel.api.network.Vlan;
import io.ironkeel.api.rollout.Rollout;
import io.ironkeel.api.rollout.RolloutSpec;
import io.ironkeel.api.rollout.RolloutStatus;
import io.ironkeel.api.rollout.RolloutWave;
import io.ironkeel.api.storage.LocalPool;
import io.ironkeel.api.storage.LocalVolume;
import io.ironkeel.api.storage.LocalWipe;
import io.ironkeel.api.storage.Storage;
import io.ironkeel.api.storagepool.DiskSelector;
import io.ironkeel.api.storagepool.LocalEngine;
import io.ironkeel.api.storagepool.StoragePool;
import io.ironkeel.api.storagepool.StoragePoolSpec;
import io.ironkeel.api.storagepool.StoragePoolStatus;
import io.ironkeel.api.switches.Switch;
import io.ironkeel.api.switches.SwitchSpec;
import io.ironkeel.api.switches.Upstream;
import io.ironkeel.api.sysctl.Sysctl;
import io.ironkeel.api.tenantaccount.Member;
import io.ironkeel.api.tenantaccount.TenantAccount;
import io.ironkeel.api.tenantaccount.TenantAccountSpec;
import io.ironkeel.api.tenantaccount.TenantAccountStatus;
import io.ironkeel.api.time.Time;
import io.ironkeel.api.time.TimeSource;
import io.ironkeel.api.volume.Volume;
import io.ironkeel.api.volume.VolumeSpec;
import io.ironkeel.api.volume.VolumeStatus;
import io.ironkeel.api.wipeapproval.WipeApproval;
import io.ironkeel.api.wipeapproval.WipeApprovalSpec;
import io.ironkeel.api.wipeapproval.WipeApprovalStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An old operator or agent meets objects of a newer release: a field it does not know must not stop
 * it.
 */
class VersionSkewTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final KubernetesSerialization serialization = new KubernetesSerialization();

  @ParameterizedTest
  @ValueSource(
      classes = {
        Condition.class,
        Ethernet.class,
        Vlan.class,
        Network.class,
        Bond.class,
        Bridge.class,
        Route.class,
        Rule.class,
        Time.class,
        TimeSource.class,
        Names.class,
        StaticHost.class,
        Sysctl.class,
        Maintenance.class,
        MachineInventory.class,
        SectionStatus.class,
        RejectedChange.class,
        MachineIdentity.class,
        HostSpec.class,
        MachineStatus.class,
        Host.class,
        Border.class,
        Fabric.class,
        FabricMembership.class,
        FabricPort.class,
        FabricSettings.class,
        FabricSpec.class,
        FabricStatus.class,
        NumberRange.class,
        PrefixRange.class,
        SessionTimers.class,
        Link.class,
        LinkEndStatus.class,
        LinkSpec.class,
        LinkStatus.class,
        Switch.class,
        SwitchSpec.class,
        Upstream.class,
        Rollout.class,
        RolloutSpec.class,
        RolloutStatus.class,
        RolloutWave.class,
        StoragePool.class,
        StoragePoolSpec.class,
        StoragePoolStatus.class,
        DiskSelector.class,
        LocalEngine.class,
        Volume.class,
        VolumeSpec.class,
        VolumeStatus.class,
        Storage.class,
        LocalPool.class,
        LocalVolume.class,
        LocalWipe.class,
        WipeApproval.class,
        WipeApprovalSpec.class,
        WipeApprovalStatus.class,
        TenantAccount.class,
        TenantAccountSpec.class,
        TenantAccountStatus.class,
        TenantAccountStatus.Namespace.class,
        Member.class,
        PoolState.class,
        VolumeState.class,
        StoragePoolStatus.HostCount.class,
        StoragePoolStatus.Capacity.class,
        StoragePoolStatus.HostFinding.class,
        PoolState.PoolDisk.class,
        Allocation.class,
        AllocationSpec.class,
        Claim.class,
        MachineConfigSpec.class,
        MachineConfigStatus.class,
        MachineConfig.class,
        NetworkInterface.class,
        Firmware.class,
        Cpu.class,
        NumaNode.class,
        Disk.class,
        Neighbour.class,
        MachineStateStatus.class,
        MachineState.class,
        DiscoveredPort.class,
        DiscoveredMachineSpec.class,
        DiscoveredMachineStatus.class,
        DiscoveredMachine.class
      })
  void aFieldOfANewerReleaseIsIgnored(Class<?> type) {
    assertThatCode(() -> serialization.unmarshal("{\"fieldOfTheFuture\": {\"a\": [1]}}", type))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"spec": {"rack": "r1", "fieldOfTheFuture": 1, "identity": {"serialNumber": "S", "future": true},
          "managementInterface": "vec0",
          "network": {"ethernets": [{"name": "vec1", "future": {}}], "tunnels": [{"name": "t0"}]}}}
        """
      })
  void whatIsKnownSurvivesBesideWhatIsNot(String json) throws Exception {
    var host = serialization.unmarshal(json, Host.class);
    JsonNode known = MAPPER.readTree(serialization.asJson(host)).get("spec");
    assertThat(((ObjectNode) known).properties().stream().map(e -> e.getKey()).toList())
        .contains("rack", "identity", "managementInterface", "network")
        .doesNotContain("fieldOfTheFuture");
    assertThat(host.getSpec().network().ethernets().getFirst().mtuBytes()).isEqualTo(1500);
  }
}
