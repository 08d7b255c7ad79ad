package io.ironkeel.e2e.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.RunDirectory;
import io.ironkeel.e2e.cluster.ControlPlane;
import io.ironkeel.e2e.lab.Disk;
import io.ironkeel.e2e.lab.Lab;
import io.ironkeel.e2e.lab.LabTest;
import io.ironkeel.e2e.lab.Machine;
import io.ironkeel.e2e.product.Hosts;
import io.ironkeel.e2e.product.Rack;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The example storage on two kernels with real RAIDs, thin pools and file systems: a life of a
 * pool, from blank disks over a failed one to the next disk, with the data of its volume whole all
 * along.
 */
@LabTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StorageIT {

  private static final Duration REBUILD = Duration.ofMinutes(4);
  private static final String POOL = "storagepool/fast";

  private static Rack rack;
  private static StorageObjects objects;

  /** Where volume orders lies. */
  private static Machine host;

  private static String checksums;

  @BeforeAll
  static void powerOnTheRack(ControlPlane cluster, Lab lab) {
    rack =
        new Rack(
            Artifacts.fromEnvironment(),
            "storage",
            cluster,
            lab,
            RunDirectory.empty(StorageIT.class, "rack"));
    objects = new StorageObjects(cluster);
    rack.installCharts();
    rack.startOperators();
    rack.apply(rack.folder());
    rack.bootMachines();
    rack.issueCredentials();
    rack.plan().machines().forEach(machine -> Hosts.awaitReady(cluster.admin(), machine));
  }

  @AfterAll
  static void endTheOperators() {
    rack.close();
  }

  @Test
  @Order(1)
  void poolsAndVolumesAreMadeOfBlankDisks() {
    objects.awaitPool("fast");
    objects.awaitVolume("orders");
    objects.awaitVolume("scratch");
    assertThat(objects.status("volume/scratch", "default", "host")).isEqualTo("server-2");
    host = rack.machine(objects.status("volume/orders", "default", "host"));
    assertThat(host.execOk("findmnt -no FSTYPE /srv/orders; findmnt -no SOURCE /srv/orders").text())
        .isEqualTo("xfs\n/dev/mapper/ironkeel--fast-default.orders");
    assertThat(rack.machine("server-2").execOk("findmnt -no FSTYPE /srv/scratch").text())
        .isEqualTo("ext4");
    host.execOk(
        """
        for i in 1 2 3 4 5 6 7 8; do head -c 4000000 /dev/urandom >/srv/orders/$i; done
        sync; cd /srv/orders; sha256sum * >/root/sums
        """);
    checksums = host.execOk("cat /root/sums").text();
    assertThat(objects.kubectl("get", "storagepools").lines().toList())
        .hasSize(2)
        .last()
        .asString()
        .contains("fast", "True", "raid1");
  }

  private static void assertDataIsWhole() {
    assertThat(host.execOk("cd /srv/orders; sha256sum [1-8]").text()).isEqualTo(checksums);
  }

  @Test
  @Order(3)
  void aVolumeGrowsWhileItIsInUse() {
    objects.kubectl(
        "patch",
        "volume",
        "orders",
        "--namespace=default",
        "--type=merge",
        "-p",
        "{\"spec\":{\"sizeGiB\":2}}");
    Await.until(
        "two GiB",
        () ->
            assertThat(Long.parseLong(host.execOk("findmnt -bno SIZE /srv/orders").text()))
                .as("a file system of 2 GiB, less its log")
                .isGreaterThan(1_950_000_000L));
    objects.awaitVolume("orders");
    assertThat(objects.status("volume/orders", "default", "sizeGiB")).isEqualTo("2");
    assertDataIsWhole();
  }

  @Test
  @Order(4)
  void moreThanThereIsIsRefusedAndSaysWhatIsLeft() {
    objects.apply(
        """
        apiVersion: ironkeel.io/v1alpha1
        kind: Volume
        metadata: {name: giant, namespace: default}
        spec: {pool: fast, sizeGiB: 500}
        """);
    objects.await(
        "volume/giant",
        "default",
        "Stalled",
        "True NoSpace: No host of StoragePool fast has 500 GiB left");
    objects.delete("volume/giant", "default");
  }

  @Test
  @Order(5)
  void aSpareTakesOverFromAFailedDiskUnderLoad() {
    host.execOk(
        """
        (i=0; while [ ! -e /run/enough ]; do i=$((i+1)); head -c 500000 /dev/urandom >/srv/orders/load; sync -d /srv/orders/load; done) >/dev/null 2>&1 &
        mdadm /dev/md/ironkeel-fast --fail /dev/$(mdadm --detail --export /dev/md/ironkeel-fast | sed -n 's/^MD_DEVICE_dev_\\(.*\\)_ROLE=0$/\\1/p')
        """);
    objects.await(POOL, "default", "Degraded", "True DiskFailed");
    assertThat(objects.kubectl("get", "events", "-o=jsonpath={.items[*].reason}"))
        .contains("DiskFailed");
    Await.until(
        "the spare to be in its place",
        REBUILD,
        () -> assertThat(host.execOk("cat /sys/block/md*/md/degraded").text()).isEqualTo("0"));
    host.execOk("touch /run/enough");
    assertDataIsWhole();
    assertThat(objects.kubectl("get", POOL, "-o=jsonpath={.status.findings[*].message}"))
        .contains("failed or is missing and no blank disk can stand in");
  }

  @Test
  @Order(6)
  void aBlankDiskThatIsPutInTakesThePlaceOfTheFailedOne() {
    host.hotPlug(new Disk("NEW-1", 3400));
    objects.await(POOL, "default", "Healthy", "True");
    assertThat(host.execOk("mdadm --detail --export /dev/md/ironkeel-fast").text())
        .contains("ubde");
    assertDataIsWhole();
  }

  @Test
  @Order(7)
  void afterAPowerCutWithoutTheApiEverythingIsMountedAgain() {
    host.powerCut();
    rack.restartOperators();
    host.boot();
    Await.until(
        "the mount", () -> assertThat(host.exec("findmnt /srv/orders").exitCode()).isZero());
    assertDataIsWhole();
  }

  @Test
  @Order(8)
  void whatIsDeletedIsGoneAndWhatIsRetainedStays() {
    var other = rack.machine("server-2");
    objects.delete("volume/scratch", "default");
    assertThat(other.execOk("lvs --noheadings -o lv_name ironkeel-fast").text())
        .doesNotContain("scratch");
    objects.delete("volume/orders", "default");
    assertDataIsWhole();
    objects.apply(
        """
        apiVersion: ironkeel.io/v1alpha1
        kind: Volume
        metadata: {name: orders, namespace: default}
        spec: {pool: fast, sizeGiB: 2, mountPath: /srv/orders, deletionPolicy: Delete}
        """);
    objects.awaitVolume("orders");
    assertThat(objects.status("volume/orders", "default", "host")).isEqualTo(host.name());
    assertDataIsWhole();
  }

  @Test
  @Order(9)
  void aPoolIsNotDeletedWhileVolumesAreInItAndThenItsDisksAreBlank() {
    objects.kubectl(
        "patch", POOL, "--type=merge", "-p", "{\"spec\":{\"deletionPolicy\":\"Wipe\"}}");
    objects.kubectl("delete", POOL, "--wait=false");
    objects.await(POOL, "default", "Stalled", "True VolumesLeft");
    assertDataIsWhole();
    objects.delete("volume/orders", "default");
    Await.until(
        "the end of the pool",
        Duration.ofMinutes(3),
        () -> assertThat(objects.kubectl("get", "storagepools", "--ignore-not-found")).isEmpty());
    for (var machine : rack.machines()) {
      assertThat(
              machine
                  .execOk(
                      "wipefs --noheadings /dev/ubd[b-d]; vgs --noheadings; ls /dev/md* 2>/dev/null || true")
                  .text())
          .isEmpty();
    }
  }
}
