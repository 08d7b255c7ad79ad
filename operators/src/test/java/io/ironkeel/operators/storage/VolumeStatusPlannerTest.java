package io.ironkeel.operators.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ironkeel.api.host.Host;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machinestate.MachineStateStatus;
import io.ironkeel.api.storage.Storage;
import io.ironkeel.api.storagepool.StoragePool;
import io.ironkeel.api.volume.Volume;
import io.ironkeel.api.volume.VolumeReason;
import io.ironkeel.operators.kubernetes.Outlook;
import io.ironkeel.operators.storage.VolumeFacts.Candidate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where a volume comes to lie, and what is said of it on its way. */
class VolumeStatusPlannerTest {

  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  private static final StoragePool POOL =
      yaml(
          "{metadata: {name: fast}, spec: {hostSelector: {storage: fast}, diskSelector: {count: 2}, local: {layout: raid1}}}",
          StoragePool.class);

  private String spec = "pool: fast, sizeGiB: 5, mountPath: /srv/x";
  private String chosen = "server-1";
  private boolean deleted;
  private boolean heard = true;
  private String labels = "storage: fast";
  private Optional<StoragePool> pool = Optional.of(POOL);
  private Optional<String> seen = Optional.empty();
  private Optional<String> failure = Optional.empty();
  private Map<String, Finding> findings = Map.of();
  private List<Candidate> candidates = List.of();

  private VolumeStatusPlanner planner() {
    var volume =
        yaml(
            "{metadata: {name: v, namespace: shop%s}, spec: {%s}, status: {%s}}"
                .formatted(
                    deleted ? ", deletionTimestamp: '2026-01-01T00:00:00Z'" : "",
                    spec,
                    chosen == null ? "" : "host: " + chosen),
            Volume.class);
    var host =
        yaml(
            "{metadata: {name: server-1, labels: {%s}}, status: {conditions: [{type: AgentConnected, status: '%s'}]}}"
                .formatted(labels, heard ? "True" : "Unknown"),
            Host.class);
    var storage =
        yaml(
            "{volumes: [{name: shop.v, pool: fast, sizeGiB: 5, filesystem: xfs, mountPath: /srv/x}]}",
            Storage.class);
    return new VolumeStatusPlanner(
        new VolumeFacts(
            volume,
            pool,
            Optional.ofNullable(chosen).map(any -> host),
            Optional.of(new HostStoragePlan(storage, Map.of(), findings)),
            seen.map(
                volumes ->
                    yaml("{storageVolumes: [%s]}".formatted(volumes), MachineStateStatus.class)),
            failure.map(
                message ->
                    yaml(
                        "{spec: {hash: h}, status: {sections: [{name: storage, state: Failed, message: '%s'}]}}"
                            .formatted(message),
                        MachineConfig.class)),
            candidates));
  }

  private void says(Outlook.Kind kind, String reason) {
    var outlook = planner().outlook();
    assertThat(outlook.reason()).isEqualTo(reason);
    assertThat(outlook.kind()).isEqualTo(kind);
  }

  @Test
  void theHostWithTheMostSpaceIsChosen() {
    chosen = null;
    candidates =
        List.of(
            new Candidate("small", true, 4, false),
            new Candidate("large", true, 50, false),
            new Candidate("as-large", true, 50, false),
            new Candidate("not-built", false, 90, false));
    assertThat(planner().host()).contains("as-large");
    says(Outlook.Kind.WORKING, VolumeReason.PROVISIONING);
  }

  @Test
  void afterARestoreItIsWhereItsDataIs() {
    chosen = null;
    candidates =
        List.of(new Candidate("large", true, 50, false), new Candidate("has-it", true, 0, true));
    assertThat(planner().host()).contains("has-it");
  }

  @Test
  void whereNothingFitsItSaysSo() {
    chosen = null;
    candidates = List.of(new Candidate("small", true, 4, false));
    assertThat(planner().host()).isEmpty();
    says(Outlook.Kind.BLOCKED, VolumeReason.NO_SPACE);
    candidates = List.of(new Candidate("not-built", false, 90, false));
    says(Outlook.Kind.WORKING, VolumeReason.WAITING_FOR_POOL);
  }

  @Test
  void itIsReadyWhenItIsThereInItsSizeAndMounted() {
    says(Outlook.Kind.WORKING, VolumeReason.PROVISIONING);
    seen = Optional.of("{name: shop.v, pool: fast, sizeGiB: 5}");
    says(Outlook.Kind.WORKING, VolumeReason.PROVISIONING);
    seen = Optional.of("{name: shop.v, pool: fast, sizeGiB: 3, mountPath: /srv/x}");
    says(Outlook.Kind.WORKING, VolumeReason.PROVISIONING);
    seen = Optional.of("{name: shop.v, pool: fast, sizeGiB: 5, mountPath: /srv/x}");
    says(Outlook.Kind.READY, VolumeReason.PROVISIONED);
    assertThat(planner().device()).contains("/dev/ironkeel-fast/shop.v");
    heard = false;
    says(Outlook.Kind.UNKNOWN, VolumeReason.NOT_HEARD);
  }

  @Test
  void whatIsInItsWayIsSaid() {
    findings = Map.of("shop.v", new Finding(VolumeReason.NO_SPACE, "No."));
    says(Outlook.Kind.BLOCKED, VolumeReason.NO_SPACE);
    findings = Map.of("shop.v", new Finding(VolumeReason.WAITING_FOR_POOL, "Wait."));
    says(Outlook.Kind.WORKING, VolumeReason.WAITING_FOR_POOL);
    findings = Map.of();
    failure = Optional.of("Volume shop/other: no.");
    says(Outlook.Kind.WORKING, VolumeReason.PROVISIONING);
    failure = Optional.of("Volume shop/v: /srv/x is not empty.");
    says(Outlook.Kind.BLOCKED, VolumeReason.HOST_FAILED);
    failure = Optional.empty();
    labels = "storage: slow";
    says(Outlook.Kind.BLOCKED, VolumeReason.NOT_OF_THE_POOL);
    pool = Optional.empty();
    says(Outlook.Kind.BLOCKED, VolumeReason.NO_POOL);
  }

  /** Without the mark it would be taken for JSON. */
  private static <T> T yaml(String text, Class<T> type) {
    return YAML.unmarshal("--- " + text, type);
  }

  @Test
  void deletionNamesTheHostThatIsNotHeardAndTheWayOut() {
    deleted = true;
    says(Outlook.Kind.WORKING, VolumeReason.REMOVING);
    heard = false;
    assertThat(planner().outlook().message())
        .contains("Host server-1 is not heard", "spec.deletionPolicy to Retain");
  }
}
