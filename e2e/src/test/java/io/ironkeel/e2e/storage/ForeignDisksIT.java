package io.ironkeel.e2e.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.api.machineconfig.MachineConfigReason;
import io.ironkeel.e2e.cluster.ControlPlane;
import io.ironkeel.e2e.lab.Disk;
import io.ironkeel.e2e.lab.Lab;
import io.ironkeel.e2e.lab.LabTest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Disks with something on them, each asked for by name: not one byte of them changes, and it is
 * said why. Beside them a blank one, which is taken, and of which the same look finds that it
 * changed.
 */
@LabTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ForeignDisksIT {

  private static final int SIZE_MIB = 48;

  private static final String MASTER_BOOT_RECORD =
      """
      printf '\\000\\040\\041\\000\\%s\\052\\202\\000\\000\\010\\000\\000\\000\\020\\000\\000' | dd of=$d bs=1 seek=446 conv=notrunc
      printf '\\125\\252' | dd of=$d bs=1 seek=510 conv=notrunc
      udevadm settle
      blockdev --rereadpt $d
      """;

  /** By what is on it: how it comes there, with $d for the disk. */
  private static final Map<String, String> CONTENTS = new LinkedHashMap<>();

  static {
    CONTENTS.put("ext4", "mkfs.ext4 -q $d");
    CONTENTS.put("xfs", "mkfs.xfs --unsupported -q $d");
    CONTENTS.put("swap", "mkswap $d");
    // One partition of type Linux, and the one that protects a GPT.
    CONTENTS.put("dos", MASTER_BOOT_RECORD.formatted("203"));
    CONTENTS.put("PMBR", MASTER_BOOT_RECORD.formatted("356"));
    CONTENTS.put("crypto_LUKS", "printf 'LUKS\\272\\276\\000\\001' >$d");
    CONTENTS.put("ceph_bluestore", "printf 'bluestore block device\\n' >$d");
    CONTENTS.put("LVM2_member", "pvcreate -q $d");
    CONTENTS.put(
        "linux_raid_member",
        "mdadm --create /dev/md/theirs --run --level=1 --raid-devices=2 $d missing; mdadm --stop /dev/md/theirs");
    CONTENTS.put("process", "(exec 9<$d; exec sleep 100000) >/dev/null 2>&1 &");
  }

  private static ServerWithDisks servers;
  private static final Map<String, String> DEVICES = new LinkedHashMap<>();

  @BeforeAll
  static void putInTheDisks(ControlPlane cluster, Lab lab) {
    servers = ServerWithDisks.powerOn(ForeignDisksIT.class, cluster, lab);
    CONTENTS.forEach(
        (content, command) -> {
          var device = servers.server().hotPlug(new Disk(content, SIZE_MIB));
          servers.text("d=%s\n{\n%s\n} >/dev/null 2>&1\nudevadm settle".formatted(device, command));
          DEVICES.put(content, device);
          if (!content.equals("process")) {
            assertThat(servers.text("wipefs --noheadings --output TYPE " + device).lines())
                .contains(content);
          }
        });
  }

  @AfterAll
  static void end() {
    servers.close();
  }

  @Test
  @Order(1)
  void notOneByteOfThemChangesAndItIsSaidWhy() {
    var blank = servers.server().hotPlug(new Disk("blank", SIZE_MIB));
    var before = hashes();
    var beforeOfBlank = hash(blank);
    var pools =
        CONTENTS.keySet().stream().map(ForeignDisksIT::pool).collect(Collectors.joining(", "));
    servers.tell("{pools: [%s, %s]}".formatted(pools, pool("blank")));
    var message = servers.awaitReason(MachineConfigReason.NOT_ON_MACHINE).message();
    CONTENTS.keySet().forEach(content -> assertThat(message).contains(refusal(content)));
    assertThat(hashes()).isEqualTo(before);

    assertThat(servers.text("vgs --noheadings -o vg_name").lines().map(String::strip))
        .containsExactly("ironkeel-blank");
    assertThat(hash(blank)).as("what was taken").isNotEqualTo(beforeOfBlank);
    var any = DEVICES.get("ext4");
    servers.text(
        "printf x | dd of=%s bs=1 seek=20000000 conv=notrunc,fsync 2>/dev/null".formatted(any));
    assertThat(hash(any)).as("one byte").isNotEqualTo(before.get("ext4"));
  }

  /** For that disk, and for what is on it; for nothing else. */
  @Test
  @Order(2)
  void aDiskThatMayBeEmptiedIsEmptiedAndNoOther() {
    var before = hashes();
    servers.tell(
        "{wipes: [{name: guessed, disk: \"serial:dos\", content: \"0123456789abcdef\"}, {name: used, disk: \"serial:process\", content: \"0123456789abcdef\"}]}");
    assertThat(servers.awaitReason(MachineConfigReason.NOT_ON_MACHINE).message())
        .contains(
            "WipeApproval guessed: disk serial:dos is not emptied, because what is on it is not")
        .contains("is in use by process");
    assertThat(hashes()).isEqualTo(before);

    servers.tell(
        "{wipes: [{name: permitted, disk: \"serial:dos\", content: \"%s\"}]}"
            .formatted(contentOf("dos")));
    servers.awaitReason(MachineConfigReason.APPLIED);
    assertThat(servers.text("wipefs --noheadings " + DEVICES.get("dos"))).isEmpty();
    before.remove("dos");
    assertThat(hashes()).containsAllEntriesOf(before);
  }

  private static String contentOf(String serial) {
    return servers
        .cluster()
        .kubectl(
            "get",
            "machinestate",
            "state",
            "--namespace=machine-server-1",
            "-o=jsonpath={.status.disks[?(@.serialNumber==\"%s\")].content}".formatted(serial))
        .orThrow()
        .stdout();
  }

  private static String refusal(String content) {
    return content.equals("process")
        ? "disk serial:process is not touched, because it is in use by process"
        : "disk serial:%s is not touched, because it has".formatted(content);
  }

  private static String pool(String serial) {
    return "{name: %s, uuid: %s, layout: single, disks: [\"serial:%s\"]}"
        .formatted(
            serial.toLowerCase().replace('_', '-'),
            UUID.nameUUIDFromBytes(serial.getBytes()),
            serial);
  }

  private static Map<String, String> hashes() {
    return DEVICES.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, device -> hash(device.getValue())));
  }

  private static String hash(String device) {
    return servers.text("blockdev --flushbufs %s; sha256sum <%s".formatted(device, device));
  }
}
