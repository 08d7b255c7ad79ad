package io.ironkeel.e2e.machines;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.host.Host;
import io.ironkeel.api.machine.MachineReason;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.RunDirectory;
import io.ironkeel.e2e.cluster.ApiTest;
import io.ironkeel.e2e.cluster.AuditLog;
import io.ironkeel.e2e.cluster.AuditedWrite;
import io.ironkeel.e2e.cluster.ControlPlane;
import io.ironkeel.e2e.product.Charts;
import io.ironkeel.e2e.product.Hosts;
import io.ironkeel.e2e.product.OperatorProcess;
import io.ironkeel.e2e.product.SimulatedAgent;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The packaged operator against a real API server, under the rights the chart gives it; every
 * machine reports once what it is, as its agent would, and then says no more.
 */
@ApiTest
class HostReconciliationIT {

  private static final String OPERATOR = OperatorProcess.user(OperatorProcess.MACHINES);

  private static final Path LOGS = RunDirectory.empty(HostReconciliationIT.class, "operators");

  private static ControlPlane cluster;
  private static KubernetesClient client;
  private static OperatorProcess operator;

  @BeforeAll
  static void startOperator(ControlPlane started) {
    cluster = started;
    client = started.admin();
    Charts.install(cluster, Artifacts.fromEnvironment());
    operator = startOperator();
  }

  @AfterAll
  static void stopOperator() {
    operator.close();
  }

  private static OperatorProcess startOperator() {
    return OperatorProcess.start(
        cluster, Artifacts.fromEnvironment(), OperatorProcess.MACHINES, LOGS);
  }

  static Stream<Manifest> stalled() {
    return Manifest.all("host", "stalled");
  }

  @Test
  void aHostGetsARoomWithItsConfigurationAndItsAgentsIdentity() {
    apply("room-1");
    enrol("room-1");
    var config = awaitConfig("room-1");
    assertThat(config.getSpec().network().ethernets().getFirst().mtuBytes()).isEqualTo(9000);
    assertThat(config.getSpec().managementInterface()).isEqualTo("vec0");
    var host = awaitReason("room-1", MachineReason.APPLYING);
    assertThat(host.getStatus().namespace()).isEqualTo("machine-room-1");
    assertThat(host.getStatus().desiredHash()).isEqualTo(config.getSpec().hash());
    var ready = Hosts.condition(host, Conditions.READY).orElseThrow();
    assertThat(ready.message()).contains("The agent on room-1 has not reported");
    assertThat(cluster.kubectl("get", "hosts", "room-1", "-o", "wide").text())
        .containsPattern("NAME +READY +RACK +ADDRESS +AGE +REASON")
        .containsPattern("room-1 +False +r1 +.*Applying");
  }

  @Test
  void aChangedHostChangesItsConfigurationAndNothingElse() {
    apply("changed-1");
    apply("changed-2");
    enrol("changed-1");
    enrol("changed-2");
    var before = awaitConfig("changed-1").getSpec().hash();
    var neighbour = awaitConfig("changed-2").getMetadata().getResourceVersion();
    apply("changed-1", 4000);
    Await.until(
        "another configuration",
        () -> assertThat(awaitConfig("changed-1").getSpec().hash()).isNotEqualTo(before));
    assertThat(awaitConfig("changed-2").getMetadata().getResourceVersion()).isEqualTo(neighbour);
  }

  /**
   * An edit that falls between a look and the report on it must not be taken for the report's echo.
   */
  @Test
  void ofABurstOfEditsTheLastIsPlannedAndReported() {
    apply("burst");
    enrol("burst");
    awaitConfig("burst");
    var host = client.resources(Host.class).withName("burst");
    for (var mtuBytes = 1301; mtuBytes <= 1340; mtuBytes++) {
      host.patch(
          PatchContext.of(PatchType.JSON_MERGE),
          "{\"spec\":{\"network\":{\"ethernets\":[{\"name\":\"vec1\",\"mtuBytes\":%d}]}}}"
              .formatted(mtuBytes));
    }
    Await.until(
        "the last edit",
        () -> {
          var planned = awaitConfig("burst").getSpec();
          assertThat(planned.network().ethernets().getFirst().mtuBytes()).isEqualTo(1340);
          assertThat(host.get().getStatus().desiredHash()).isEqualTo(planned.hash());
        });
  }

  @Test
  void whatSomebodyDeletesInTheRoomIsPutBack() {
    apply("repaired");
    enrol("repaired");
    var config = awaitConfig("repaired");
    client.resource(config).delete();
    Await.until(
        "a new configuration object",
        () ->
            assertThat(awaitConfig("repaired").getMetadata().getUid())
                .isNotEqualTo(config.getMetadata().getUid()));
    var binding = client.rbac().roleBindings().inNamespace("machine-repaired").withName("agent");
    binding.delete();
    Await.until("the agent's binding", () -> assertThat(binding.get()).isNotNull());
  }

  @Test
  void aDeletedHostTakesItsRoomWithItAndMayComeBackUnderTheSameName() {
    apply("brief");
    enrol("brief");
    var uid = awaitConfig("brief").getMetadata().getUid();
    client.resources(Host.class).withName("brief").delete();
    apply("brief");
    awaitReason("brief", MachineReason.NOT_ENROLLED);
    enrol("brief");
    Await.until(
        "a room of the new host",
        () -> assertThat(awaitConfig("brief").getMetadata().getUid()).isNotEqualTo(uid));
  }

  @Test
  void aNamespaceThatIsNotOursIsLeftAloneAndNamed() {
    client
        .resource(
            new NamespaceBuilder()
                .withNewMetadata()
                .withName("machine-taken")
                .addToLabels("ironkeel.io/machine", "taken")
                .endMetadata()
                .build())
        .create();
    apply("taken");
    var host = Hosts.awaitTrue(client, "taken", Conditions.STALLED);
    assertThat(Hosts.condition(host, Conditions.STALLED).orElseThrow().message())
        .contains("Namespace machine-taken exists and does not belong to Host taken; delete");
    assertThat(client.serviceAccounts().inNamespace("machine-taken").withName("agent").get())
        .isNull();
    client.namespaces().withName("machine-taken").delete();
    Hosts.awaitTrue(client, "taken", Conditions.RECONCILING);
  }

  @ParameterizedTest
  @MethodSource("stalled")
  void aHostThatCannotBePlannedSaysWhatToChange(Manifest manifest) {
    cluster.kubectlWithInput(manifest.text(), "apply", "-f", "-").orThrow();
    var host = Hosts.awaitTrue(client, manifest.name(), Conditions.STALLED);
    var stalled = Hosts.condition(host, Conditions.STALLED).orElseThrow();
    assertThat(stalled.reason() + ": " + stalled.message()).isEqualTo(manifest.expected());
    assertThat(
            client
                .resources(MachineConfig.class)
                .inNamespace("machine-" + manifest.name())
                .list()
                .getItems())
        .isEmpty();
  }

  @Test
  void restartedOperatorsWriteNothingAndTheSameDetectorSeesAPlantedWrite() throws Exception {
    apply("quiet-1");
    apply("quiet-2");
    enrol("quiet-1");
    enrol("quiet-2");
    awaitConfig("quiet-1");
    awaitConfig("quiet-2");
    awaitReason("quiet-1", MachineReason.APPLYING);
    awaitReason("quiet-2", MachineReason.APPLYING);
    operator.close();
    var audit = cluster.auditLog();
    var mark = audit.mark();
    operator = startOperator();
    var hosts = client.resources(Host.class).list().getItems().size();
    Await.until(
        "a reconciliation of each of the %d hosts".formatted(hosts),
        () -> assertThat(reconciliations()).isGreaterThanOrEqualTo(hosts));
    assertThat(operatorWrites(audit, mark)).isEmpty();

    apply("quiet-1", 4000);
    Await.until("the planted write", () -> assertThat(operatorWrites(audit, mark)).isNotEmpty());
    assertThat(operatorWrites(audit, mark))
        .allSatisfy(write -> assertThat(write.namespace() + write.name()).contains("quiet-1"));
  }

  @Test
  void anApiServerThatIsKilledAndComesBackIsServedAgain() {
    apply("before-the-kill");
    enrol("before-the-kill");
    awaitConfig("before-the-kill");
    cluster.killApiServer();
    cluster.startApiServer();
    apply("after-the-kill");
    enrol("after-the-kill");
    assertThat(awaitConfig("after-the-kill").getSpec().hash()).isNotBlank();
  }

  @Test
  void theOperatorMayNotDoWhatItsDomainDoesNotNeed() {
    var asOperator = "--as=" + OPERATOR;
    assertThat(cluster.kubectl("auth", "can-i", "update", "hosts.ironkeel.io", asOperator).text())
        .isEqualTo("no");
    assertThat(cluster.kubectl("auth", "can-i", "get", "secrets", "-A", asOperator).text())
        .isEqualTo("no");
    assertThat(cluster.kubectl("auth", "can-i", "delete", "namespaces", asOperator).text())
        .isEqualTo("no");
    assertThat(
            cluster
                .kubectl("auth", "can-i", "patch", "machineconfigs.ironkeel.io", "-A", asOperator)
                .text())
        .as("the same question about what it does need")
        .isEqualTo("yes");
  }

  /** As after a restore from a backup, when the API server does not know any more who set it. */
  @Test
  void aMarkThatIsNotNeededIsTakenAwayWhoeverSetIt() {
    apply("marked");
    awaitReason("marked", MachineReason.NOT_ENROLLED);
    client
        .resources(Host.class)
        .withName("marked")
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"metadata\":{\"finalizers\":[\"example.com/theirs\",\"ironkeel.io/clean\"]}}");
    Await.until(
        "the end of our mark alone",
        () ->
            assertThat(Hosts.get(client, "marked").getFinalizers())
                .containsExactly("example.com/theirs"));
    client
        .resources(Host.class)
        .withName("marked")
        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"finalizers\":null}}");
  }

  @Test
  void metricsCountReconciliationsWithoutNamingObjects() throws Exception {
    apply("measured");
    awaitReason("measured", MachineReason.NOT_ENROLLED);
    assertThat(operator.get("/q/metrics").body())
        .contains("ironkeel_reconciliations_total{kind=\"Host\",outcome=\"success\"}")
        .containsPattern(
            "ironkeel_machines\\{kind=\"Host\",ready=\"False\",reason=\"NotEnrolled\",?\\} [1-9]")
        .doesNotContain("measured");
  }

  private static double reconciliations() throws Exception {
    return operator
        .get("/q/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("ironkeel_reconciliations_total{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private static List<AuditedWrite> operatorWrites(AuditLog audit, long mark) {
    return audit.writesSince(mark).stream()
        .filter(write -> write.user().equals(OPERATOR))
        .filter(write -> !write.resource().equals("leases"))
        .filter(write -> !write.group().equals("authorization.k8s.io"))
        .toList();
  }

  private static MachineConfig awaitConfig(String host) {
    return Await.value(
        "MachineConfig base of " + host,
        () ->
            client
                .resources(MachineConfig.class)
                .inNamespace("machine-" + host)
                .withName("base")
                .get());
  }

  private static Host awaitReason(String host, String reason) {
    return Hosts.awaitReason(client, host, Conditions.READY, reason);
  }

  /** The machine says what it is, with the token of its own agent. */
  private static void enrol(String name) {
    try (var agent = SimulatedAgent.of(cluster, name)) {
      agent.report(name);
    }
  }

  private static void apply(String name) {
    apply(name, 9000);
  }

  private static void apply(String name, int mtuBytes) {
    cluster
        .kubectlWithInput(
            """
            apiVersion: ironkeel.io/v1alpha1
            kind: Host
            metadata: {name: %s}
            spec:
              rack: r1
              identity: {serialNumber: %s}
              managementInterface: vec0
              network:
                ethernets: [{name: vec1, mtuBytes: %d, addresses: [10.0.0.1/24]}]
            """
                .formatted(name, name, mtuBytes),
            "apply",
            "-f",
            "-")
        .orThrow();
  }
}
