package io.ironkeel.operators.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ironkeel.api.condition.ConditionDraft;
import io.ironkeel.api.machinestate.Disk;
import io.ironkeel.api.machinestate.PoolState;
import io.ironkeel.api.machinestate.PoolState.PoolDisk;
import io.ironkeel.api.storage.Layout;
import io.ironkeel.api.storage.LocalPool;
import io.ironkeel.api.storagepool.StoragePool;
import io.ironkeel.api.storagepool.StoragePoolReason;
import io.ironkeel.operators.storage.StoragePoolFacts.OnHost;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is said of a pool whose hosts stand in different ways. */
class StoragePoolConditionsTest {

  private static final KubernetesSerialization YAML = new KubernetesSerialization();
  private static final OnHost WELL = host("well", PoolDisk.IN_USE, null, 10);

  private static OnHost host(String name, String second, Integer progress, int used) {
    return new OnHost(
        name,
        true,
        true,
        Optional.of(
            new LocalPool(
                "fast",
                PoolMembers.uuid(name, "fast"),
                Layout.RAID1,
                null,
                List.of("serial:A", "serial:B"),
                List.of(),
                null)),
        Optional.empty(),
        Optional.empty(),
        Optional.of(
            new PoolState(
                "fast",
                PoolMembers.uuid(name, "fast"),
                10_240L,
                used,
                progress,
                List.of(
                    new PoolDisk("serial:A", PoolDisk.IN_USE), new PoolDisk("serial:B", second)))),
        List.of(disk("A"), disk("B")),
        4);
  }

  private static Disk disk(String serial) {
    return yaml(
        "{name: sd, serialNumber: %s, sizeBytes: 12884901888}".formatted(serial), Disk.class);
  }

  private static OnHost without(String name, Finding finding, String failure) {
    return new OnHost(
        name,
        true,
        true,
        Optional.empty(),
        Optional.ofNullable(finding),
        Optional.ofNullable(failure),
        Optional.empty(),
        List.of(),
        0);
  }

  private static StoragePoolConditions of(boolean deleted, int volumes, OnHost... hosts) {
    var pool =
        yaml(
            "{metadata: {name: fast%s}, spec: {diskSelector: {count: 2}, local: {layout: raid1}}}"
                .formatted(deleted ? ", deletionTimestamp: '2026-01-01T00:00:00Z'" : ""),
            StoragePool.class);
    return new StoragePoolConditions(new StoragePoolFacts(pool, List.of(hosts), volumes));
  }

  /** Status and reason by type. */
  private static Map<String, String> said(StoragePoolConditions conditions) {
    return conditions.all().stream()
        .collect(
            Collectors.toMap(ConditionDraft::type, draft -> draft.status() + " " + draft.reason()));
  }

  @Test
  void allIsWellAndCounted() {
    var conditions = of(false, 1, WELL, host("other", PoolDisk.SPARE, null, 10));
    assertThat(said(conditions))
        .containsEntry("Ready", "TRUE " + StoragePoolReason.IN_USE)
        .containsEntry("Healthy", "TRUE " + StoragePoolReason.ALL_DISKS_WORK)
        .containsEntry("Degraded", "FALSE " + StoragePoolReason.ALL_DISKS_WORK)
        .containsEntry("Rebuilding", "FALSE " + StoragePoolReason.NOTHING_TO_FILL)
        .containsEntry("NearlyFull", "FALSE " + StoragePoolReason.SPACE_LEFT);
    assertThat(conditions.capacity().rawGiB()).isEqualTo(48);
    assertThat(conditions.capacity().usableGiB()).isEqualTo(20);
    assertThat(conditions.capacity().allocatedGiB()).isEqualTo(8);
    assertThat(conditions.hosts().ready()).isEqualTo(2);
    assertThat(conditions.findings()).isEmpty();
  }

  @Test
  void aLostDiskDegradesAndThePoolStaysInUse() {
    Stream.of(PoolDisk.FAILED, PoolDisk.MISSING)
        .forEach(
            lost ->
                assertThat(said(of(false, 1, WELL, host("sick", lost, null, 10))))
                    .containsEntry("Ready", "TRUE " + StoragePoolReason.IN_USE)
                    .containsEntry("Healthy", "FALSE " + StoragePoolReason.DISK_FAILED)
                    .containsEntry("Degraded", "TRUE " + StoragePoolReason.DISK_FAILED));
  }

  @Test
  void aDiskThatIsFilledIsSaidWithHowFarItIs() {
    var conditions = of(false, 1, host("busy", PoolDisk.REBUILDING, 40, 10));
    assertThat(said(conditions))
        .containsEntry("Healthy", "FALSE " + StoragePoolReason.DISK_BEING_FILLED)
        .containsEntry("Rebuilding", "TRUE " + StoragePoolReason.DISK_BEING_FILLED);
    assertThat(conditions.all())
        .anySatisfy(draft -> assertThat(draft.message()).isEqualTo("busy 40 %"));
  }

  @Test
  void aPoolThatIsNearlyFullIsSaidBeforeItIs() {
    assertThat(said(of(false, 1, host("full", PoolDisk.IN_USE, null, 80))))
        .containsEntry("NearlyFull", "FALSE " + StoragePoolReason.SPACE_LEFT);
    assertThat(said(of(false, 1, host("full", PoolDisk.IN_USE, null, 85))))
        .containsEntry("NearlyFull", "TRUE " + StoragePoolReason.SPACE_RUNS_OUT);
  }

  @Test
  void whoHasTooFewDisksAndWhoFailedIsNamedWithWhy() {
    var few = new Finding(StoragePoolReason.NOT_ENOUGH_DISKS, "It needs 2 blank disks.");
    var lacking = of(false, 0, WELL, without("poor", few, null));
    assertThat(said(lacking)).containsEntry("Ready", "FALSE " + StoragePoolReason.NOT_ENOUGH_DISKS);
    assertThat(lacking.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.host()).isEqualTo("poor");
              assertThat(finding.message()).isEqualTo("It needs 2 blank disks.");
            });
    assertThat(said(of(false, 0, WELL, without("broken", null, "Pool fast: mdadm failed."))))
        .containsEntry("Stalled", "TRUE " + StoragePoolReason.HOST_FAILED);
    assertThat(said(of(false, 0, WELL, without("new", null, null))))
        .containsEntry("Reconciling", "TRUE " + StoragePoolReason.BUILDING);
    assertThat(said(of(false, 0))).containsEntry("Stalled", "TRUE " + StoragePoolReason.NO_HOSTS);
  }

  /** Without the mark it would be taken for JSON. */
  private static <T> T yaml(String text, Class<T> type) {
    return YAML.unmarshal("--- " + text, type);
  }

  @Test
  void aPoolThatIsDeletedWaitsForItsVolumesAndThenForItsHosts() {
    assertThat(said(of(true, 3, WELL)))
        .containsEntry("Stalled", "TRUE " + StoragePoolReason.VOLUMES_LEFT);
    assertThat(said(of(true, 0, WELL)))
        .containsEntry("Reconciling", "TRUE " + StoragePoolReason.REMOVING);
  }
}
