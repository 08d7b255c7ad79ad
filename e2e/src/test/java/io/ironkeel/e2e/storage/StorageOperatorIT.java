package io.ironkeel.e2e.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.RunDirectory;
import io.ironkeel.e2e.cluster.ApiTest;
import io.ironkeel.e2e.cluster.ControlPlane;
import io.ironkeel.e2e.product.Charts;
import io.ironkeel.e2e.product.OperatorProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What the storage operator decides, with hosts that only report: which disks, which volumes,
 * where; and that it decides the same again after a restart and a restore.
 */
@ApiTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StorageOperatorIT {

  private static final Duration QUIET = Duration.ofSeconds(5);

  /** Of host-1, as the operator names the pool there. */
  private static String uuid;

  private static ControlPlane cluster;
  private static StorageObjects objects;
  private static Path logs;
  private static OperatorProcess operator;

  @BeforeAll
  static void aHostThatOnlyReports(ControlPlane started) {
    cluster = started;
    objects = new StorageObjects(cluster);
    logs = RunDirectory.empty(StorageOperatorIT.class, "operator");
    Charts.install(cluster, Artifacts.fromEnvironment());
    startTheOperator();
    objects.apply(
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: machine-host-1}
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop}
        ---
        apiVersion: ironkeel.io/v1alpha1
        kind: Host
        metadata: {name: host-1}
        spec: {rack: r1, identity: {serialNumber: H1}, managementInterface: eth0}
        ---
        apiVersion: ironkeel.io/v1alpha1
        kind: MachineState
        metadata: {name: state, namespace: machine-host-1, labels: {ironkeel.io/machine: host-1}}
        ---
        apiVersion: ironkeel.io/v1alpha1
        kind: StoragePool
        metadata: {name: fast}
        spec: {diskSelector: {count: 2}, local: {layout: raid1}}
        """);
    patchStatus(
        "host/host-1",
        "{\"conditions\": [%s, %s]}".formatted(condition("Enrolled"), condition("AgentConnected")));
    report("disks: [%s, %s, %s]".formatted(disk("a"), disk("b"), disk("c")));
  }

  private static String condition(String type) {
    return "{\"type\": \"%s\", \"status\": \"True\", \"reason\": \"Simulated\", \"message\": \"\", \"lastTransitionTime\": \"2026-01-01T00:00:00Z\"}"
        .formatted(type);
  }

  private static String disk(String name) {
    return "{name: sd%s, serialNumber: %s, sizeBytes: 12884901888, blank: true}"
        .formatted(name, name.toUpperCase());
  }

  private static void startTheOperator() {
    operator =
        OperatorProcess.start(cluster, Artifacts.fromEnvironment(), OperatorProcess.STORAGE, logs);
  }

  @AfterAll
  static void endTheOperator() {
    operator.close();
  }

  private static void patchStatus(String object, String status) {
    objects.kubectl(
        "patch",
        object,
        "--subresource=status",
        "--type=merge",
        "-p",
        "{\"status\": %s}".formatted(status));
  }

  /** As the agent of the host would. */
  private static void report(String status) {
    cluster
        .kubectlWithInput(
            """
            apiVersion: ironkeel.io/v1alpha1
            kind: MachineState
            metadata: {name: state, namespace: machine-host-1}
            status: {%s}
            """
                .formatted(status),
            "apply",
            "--server-side",
            "--force-conflicts",
            "--subresource=status",
            "-f",
            "-")
        .orThrow();
  }

  private static String config(String path) {
    return objects.kubectl(
        "get",
        "machineconfig",
        "storage",
        "--namespace=machine-host-1",
        "--ignore-not-found",
        "-o=jsonpath=" + path);
  }

  @Test
  @Order(1)
  void aPoolTakesTwoOfThreeBlankDisks() {
    Await.until(
        "the configuration",
        () ->
            assertThat(config("{.spec.storage.pools[0].disks[*]}")).isEqualTo("serial:A serial:B"));
    uuid = config("{.spec.storage.pools[0].uuid}");
    objects.await("storagepool/fast", "default", "Reconciling", "True Building");
  }

  /** Twelve ask at once for what is there for ten. */
  @Test
  @Order(2)
  void whatIsLeftIsPromisedOnce() {
    report(
        "disks: [%s, %s, %s], storagePools: [%s]"
            .formatted(
                disk("a").replace("true", "false"),
                disk("b").replace("true", "false"),
                disk("c"),
                "{name: fast, uuid: %s, sizeMiB: 10240, usedPercent: 0, disks: [{disk: serial:A, state: InUse}, {disk: serial:B, state: InUse}]}"
                    .formatted(uuid)));
    objects.apply(
        IntStream.rangeClosed(1, 12)
            .mapToObj(
                n ->
                    """
                    ---
                    apiVersion: ironkeel.io/v1alpha1
                    kind: Volume
                    metadata: {name: v%d, namespace: shop}
                    spec: {pool: fast, sizeGiB: 1}
                    """
                        .formatted(n))
            .collect(Collectors.joining()));
    Await.until("ten of them", () -> assertThat(volumes()).hasSize(10));
    Await.until(
        "the word to the others",
        () ->
            assertThat(
                    objects.kubectl(
                        "get",
                        "volumes",
                        "--namespace=shop",
                        "-o=jsonpath={range .items[*]}{.status.conditions[?(@.type==\"Stalled\")].reason}{\"\\n\"}{end}"))
                .satisfies(
                    reasons -> assertThat(reasons.lines().filter("NoSpace"::equals)).hasSize(2)));
    assertThat(Await.steady("volumes", QUIET, StorageOperatorIT::volumes)).hasSize(10);
    objects.await("storagepool/fast", "default", "Ready", "True InUse");
  }

  private static List<String> volumes() {
    return config("{range .spec.storage.volumes[*]}{.name}{\"\\n\"}{end}").lines().toList();
  }

  @Test
  @Order(3)
  void aRestartWritesNothing() {
    Await.steady("everything", QUIET, () -> config("{.metadata.resourceVersion}"));
    var mark = cluster.auditLog().mark();
    operator.close();
    startTheOperator();
    Await.steady("everything", QUIET, () -> config("{.metadata.resourceVersion}"));
    assertThat(writes(mark)).isEmpty();
    // The same look finds one that is made.
    objects.kubectl("label", "volume", "v1", "--namespace=shop", "seen=yes");
    objects.kubectl(
        "patch",
        "volume",
        "v1",
        "--namespace=shop",
        "--type=merge",
        "-p",
        "{\"spec\":{\"mountPath\":\"/srv/v1\"}}");
    Await.until("a write", () -> assertThat(writes(mark)).isNotEmpty());
  }

  private static List<?> writes(long mark) {
    return cluster.auditLog().writesOf(OperatorProcess.user(OperatorProcess.STORAGE), mark).stream()
        .filter(write -> !write.resource().contains("leases"))
        .toList();
  }

  /**
   * From a backup without status and without what software wrote: the disks know to what they
   * belong.
   */
  @Test
  @Order(4)
  void aRestoreComesToTheSame() {
    var before = config("{.spec.storage.pools}");
    operator.close();
    objects.kubectl("delete", "machineconfig", "storage", "--namespace=machine-host-1");
    patchStatus("storagepool/fast", "null");
    startTheOperator();
    Await.until(
        "the configuration", () -> assertThat(config("{.spec.storage.pools}")).isEqualTo(before));
    Await.until("its volumes", () -> assertThat(volumes()).hasSize(10));
  }

  /** Bound to what is on the disk, until a time, and used up by what it permits. */
  @Test
  @Order(5)
  void aDiskIsEmptiedOnlyAsPermittedAndOnce() {
    var pools = config("{.spec.storage.pools}");
    report(
        reported(
            "{name: sdx, serialNumber: OLD, sizeBytes: 1073741824, signatures: [ext4], content: \"1111111111111111\", blank: false}"));
    objects.apply(approval("right", "1111111111111111", "2099-01-01T00:00:00Z"));
    objects.apply(approval("wrong", "2222222222222222", "2099-01-01T00:00:00Z"));
    objects.apply(approval("late", "1111111111111111", "2020-01-01T00:00:00Z"));
    objects.await("wipeapproval/right", "default", "Reconciling", "True Wiping");
    objects.await("wipeapproval/wrong", "default", "Stalled", "True ContentDiffers");
    objects.await("wipeapproval/late", "default", "Stalled", "True Expired");
    assertThat(config("{.spec.storage.wipes[*].name}")).isEqualTo("right");
    assertThat(config("{.spec.storage.pools}")).isEqualTo(pools);

    report(reported("{name: sdx, serialNumber: OLD, sizeBytes: 1073741824, blank: true}"));
    objects.await("wipeapproval/right", "default", "Ready", "True Wiped");
    Await.until(
        "its event",
        () ->
            assertThat(objects.kubectl("get", "events", "-o=jsonpath={.items[*].reason}"))
                .contains("Wiped"));
    Await.until("its end", () -> assertThat(config("{.spec.storage.wipes}")).isEmpty());
    // The same content once more: it was used.
    report(
        reported(
            "{name: sdx, serialNumber: OLD, sizeBytes: 1073741824, signatures: [ext4], content: \"1111111111111111\", blank: false}"));
    assertThat(Await.steady("wipes", QUIET, () -> config("{.spec.storage.wipes}"))).isEmpty();
    objects.apply(approval("second", "1111111111111111", "2099-01-01T00:00:00Z"));
    Await.until(
        "another one",
        () -> assertThat(config("{.spec.storage.wipes[*].name}")).isEqualTo("second"));
  }

  private static String approval(String name, String content, String expires) {
    return """
        apiVersion: ironkeel.io/v1alpha1
        kind: WipeApproval
        metadata: {name: %s}
        spec: {host: host-1, disk: "serial:OLD", content: "%s", expires: "%s"}
        """
        .formatted(name, content, expires);
  }

  private static String reported(String disk) {
    return "disks: [%s, %s, %s, %s], storagePools: [%s]"
        .formatted(
            disk("a").replace("true", "false"),
            disk("b").replace("true", "false"),
            disk("c"),
            disk,
            "{name: fast, uuid: %s, sizeMiB: 10240, usedPercent: 0, disks: [{disk: serial:A, state: InUse}, {disk: serial:B, state: InUse}]}"
                .formatted(uuid));
  }

  @Test
  @Order(6)
  void aHostThatIsNotHeardIsSaidAndHoldsItsVolumes() {
    objects.kubectl(
        "patch",
        "volume",
        "v1",
        "--namespace=shop",
        "--type=merge",
        "-p",
        "{\"spec\":{\"deletionPolicy\":\"Delete\"}}");
    patchStatus(
        "host/host-1",
        "{\"conditions\": [%s, %s]}"
            .formatted(
                condition("Enrolled"),
                condition("AgentConnected").replace("\"True\"", "\"Unknown\"")));
    objects.await("storagepool/fast", "default", "Healthy", "Unknown NotHeard");
    objects.kubectl("delete", "volume", "v1", "--namespace=shop", "--wait=false");
    objects.await(
        "volume/v1", "shop", "Reconciling", "True Removing: The agent of Host host-1 is not heard");
    objects.kubectl(
        "patch",
        "volume",
        "v1",
        "--namespace=shop",
        "--type=merge",
        "-p",
        "{\"spec\":{\"deletionPolicy\":\"Retain\"}}");
    Await.until(
        "the end of the volume",
        () ->
            assertThat(
                    objects.kubectl(
                        "get", "volume", "v1", "--namespace=shop", "--ignore-not-found"))
                .isEmpty());
  }
}
