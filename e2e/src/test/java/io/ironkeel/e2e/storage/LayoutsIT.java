package io.ironkeel.e2e.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.api.machineconfig.MachineConfigReason;
import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.cluster.ControlPlane;
import io.ironkeel.e2e.lab.Lab;
import io.ironkeel.e2e.lab.LabTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every layout on real disks: made, written to, as many disks failed as it stands, made larger
 * where it can be, and taken apart.
 */
@LabTest
@Tag("all")
class LayoutsIT {

  private static final Duration RESHAPE = Duration.ofMinutes(8);

  private static ServerWithDisks servers;

  @BeforeAll
  static void powerOn(ControlPlane cluster, Lab lab) {
    servers = ServerWithDisks.powerOn(LayoutsIT.class, cluster, lab);
  }

  @AfterAll
  static void end() {
    servers.close();
  }

  @AfterEach
  void emptyTheDisks() {
    servers.tell(
        "{pools: [{name: fast, uuid: %s, layout: raid1, remove: true}], volumes: [{name: shop.data, pool: fast, sizeGiB: 1, filesystem: ext4, remove: true}]}"
            .formatted(ServerWithDisks.UUID));
    servers.awaitReason(MachineConfigReason.APPLIED);
  }

  /** Disks at first and later, the md level, and how many disks may fail. */
  @ParameterizedTest
  @CsvSource({
    "single, A B, A B C, none, 0",
    "raid1, A B, A B C, raid1, 1",
    "raid5, A B C, A B C D, raid5, 1",
    "raid10, A B C D, A B C D, raid10, 1",
    "raid6, A B C D, A B C D, raid6, 2"
  })
  void aPoolIsMadeGrowsAndStandsWhatItPromises(
      String layout, String disks, String later, String level, int losses) {
    tell(layout, disks);
    servers.text(
        "head -c 4000000 /dev/urandom >/srv/data/file; sync; sha256sum /srv/data/file >/root/sum");
    if (!level.equals("none")) {
      assertThat(servers.text("cat /sys/block/md*/md/level")).isEqualTo(level);
    }
    var size = usable();
    if (!later.equals(disks)) {
      tell(layout, later);
      var larger = !layout.equals("raid1");
      Await.until(
          "the larger pool",
          RESHAPE,
          () -> {
            assertThat(servers.text("cat /sys/block/md*/md/sync_action 2>/dev/null || true"))
                .isIn("", "idle");
            assertThat(usable() > size).isEqualTo(larger);
          });
    }
    for (var lost = 0; lost < losses; lost++) {
      servers.text(
          "mdadm /dev/md/ironkeel-fast --fail $(mdadm --detail --export /dev/md/ironkeel-fast | sed -n 's/^MD_DEVICE_dev_\\(.*\\)_ROLE=%d$/\\/dev\\/\\1/p')"
              .formatted(lost));
    }
    servers.text("echo 3 >/proc/sys/vm/drop_caches; sha256sum -c /root/sum");
  }

  private static void tell(String layout, String disks) {
    servers.tell(
        "{pools: [{name: fast, uuid: %s, layout: %s, disks: [serial:%s]}], volumes: [{name: shop.data, pool: fast, sizeGiB: 1, filesystem: ext4, mountPath: /srv/data}]}"
            .formatted(ServerWithDisks.UUID, layout, disks.replace(" ", ", serial:")));
    servers.awaitReason(MachineConfigReason.APPLIED);
  }

  private static long usable() {
    return Long.parseLong(
        servers
            .text("lvs --noheadings --nosuffix --units m -o lv_size ironkeel-fast/thin")
            .strip()
            .split("[.]")[0]);
  }
}
