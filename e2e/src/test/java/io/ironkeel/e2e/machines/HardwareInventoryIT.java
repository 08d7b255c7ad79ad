package io.ironkeel.e2e.machines;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ironkeel.api.machinestate.Cpu;
import io.ironkeel.api.machinestate.Disk;
import io.ironkeel.api.machinestate.MachineStateStatus;
import io.ironkeel.api.machinestate.NumaNode;
import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.RunDirectory;
import io.ironkeel.e2e.lab.QemuMachine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The inventory of a machine with hardware that the lab's own kernels do not have, as {@code
 * ironkeel-agent inventory} prints it there. The NVMe disk is blank, the SCSI disk has a mounted
 * file system on a partition, the virtio disk is swap space.
 */
@Tag("lab")
@Tag("all")
class HardwareInventoryIT {

  /** A partition table of one partition: 64 MiB of type 83 that begin at 1 MiB. */
  private static final String PARTITION = "\\0\\0\\0\\0\\203\\0\\0\\0\\0\\010\\0\\0\\0\\0\\002\\0";

  private static MachineStateStatus state;

  @BeforeAll
  static void takeTheInventory() {
    var script =
        """
        set -e
        printf '%s' | dd of=/dev/sda bs=1 seek=446 conv=notrunc status=none
        printf '\\125\\252' | dd of=/dev/sda bs=1 seek=510 conv=notrunc,fsync status=none
        # udev reads the partitions, too, and may be quicker.
        udevadm settle
        blockdev --rereadpt /dev/sda || true
        udevadm settle
        mkfs.ext4 -q /dev/sda1
        mkdir -p "/mnt/with a blank"
        mount /dev/sda1 "/mnt/with a blank"
        mkswap -q /dev/vda
        swapon /dev/vda
        udevadm settle --timeout=20 || true
        /opt/ironkeel-agent/bin/ironkeel-agent inventory 2>/tmp/log || { cat /tmp/log; exit 1; }
        """
            .formatted(PARTITION);
    var machine =
        new QemuMachine(
            Artifacts.fromEnvironment(), RunDirectory.empty(HardwareInventoryIT.class, "qemu"));
    var yaml = machine.run(script).orThrow().stdout();
    System.out.println(yaml);
    state = new KubernetesSerialization().unmarshal(yaml, MachineStateStatus.class);
  }

  @Test
  void theFirmwareTellsWhichMachineItIs() {
    assertThat(state.firmware().serialNumber()).isEqualTo(QemuMachine.SERIAL_NUMBER);
    assertThat(state.firmware().systemUUID()).isEqualTo(QemuMachine.SYSTEM_UUID);
    assertThat(state.firmware().vendor()).isEqualTo("Ironkeel");
    assertThat(state.firmware().product()).isEqualTo("Emulated");
    assertThat(state.tpmVersion()).isEqualTo("2.0");
    assertThat(state.operatingSystem()).contains("Debian GNU/Linux 13");
    assertThat(state.kernelVersion()).contains("+deb13-amd64");
  }

  @Test
  void processorsAndMemoryAreNearToEachOther() {
    assertThat(state.cpu()).isEqualTo(new Cpu("QEMU TCG CPU version 2.5+", "x86_64", 2, 2, 2));
    assertThat(state.memoryMiB()).isBetween(900L, 1024L);
    assertThat(state.numaNodes()).extracting(NumaNode::id).containsExactly(0, 1);
    assertThat(state.numaNodes()).extracting(NumaNode::cpus).containsExactly("0", "1");
    assertThat(state.numaNodes())
        .allSatisfy(node -> assertThat(node.memoryMiB()).isBetween(400L, 512L));
  }

  @Test
  void aBlankNvmeDiskIsFoundByItsSerialNumber() {
    var disk = disk(QemuMachine.NVME_SERIAL);
    assertThat(disk.name()).isEqualTo("nvme0n1");
    assertThat(disk.idPath()).isEqualTo("/dev/disk/by-id/nvme-QEMU_NVMe_Ctrl_NVME-1");
    assertThat(disk.wwn()).startsWith("nvme.");
    assertThat(disk.model()).isEqualTo("QEMU NVMe Ctrl");
    assertThat(disk.transport()).isEqualTo("nvme");
    assertThat(disk.rotational()).isFalse();
    assertThat(disk.sizeBytes()).isEqualTo(QemuMachine.DISK_BYTES);
    assertThat(disk.signatures()).isEmpty();
    assertThat(disk.blank()).isTrue();
  }

  @Test
  void aScsiDiskHasItsWorldWideNameAndWhatIsOnItsPartitions() {
    var disk = disk(QemuMachine.SCSI_SERIAL);
    assertThat(disk.wwn()).isEqualTo(QemuMachine.SCSI_WWN);
    assertThat(disk.idPath()).isEqualTo("/dev/disk/by-id/scsi-35000c500a1b2c3d4");
    assertThat(disk.model()).isEqualTo("QEMU HARDDISK");
    assertThat(disk.signatures()).containsExactly("dos", "ext4");
    assertThat(disk.mounts()).containsExactly("/mnt/with a blank");
    assertThat(disk.blank()).isFalse();
  }

  @Test
  void aVirtioDiskThatIsSwapSpaceIsInUse() {
    var disk = disk(QemuMachine.VIRTIO_SERIAL);
    assertThat(disk.transport()).isEqualTo("virtio");
    assertThat(disk.signatures()).containsExactly("swap");
    assertThat(disk.mounts()).containsExactly("[SWAP]");
    assertThat(disk.blank()).isFalse();
  }

  @Test
  void aPortIsFoundByItsMacAddressAndItsPlaceOnThePciBus() {
    assertThat(state.interfaces())
        .singleElement()
        .satisfies(
            port -> {
              assertThat(port.permanentMacAddress()).isEqualTo(QemuMachine.MAC);
              assertThat(port.driver()).isEqualTo("e1000e");
              assertThat(port.pciAddress()).matches("0000:00:[0-9a-f]{2}\\.0");
            });
  }

  private static Disk disk(String serial) {
    return state.disks().stream()
        .filter(disk -> serial.equals(disk.serialNumber()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no disk " + serial + " in " + state.disks()));
  }
}
