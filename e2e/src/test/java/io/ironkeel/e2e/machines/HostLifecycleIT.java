package io.ironkeel.e2e.machines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.host.Host;
import io.ironkeel.api.machine.MachineReason;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.Program;
import io.ironkeel.e2e.RunDirectory;
import io.ironkeel.e2e.cluster.ApiTest;
import io.ironkeel.e2e.cluster.AuditedWrite;
import io.ironkeel.e2e.cluster.ControlPlane;
import io.ironkeel.e2e.product.Charts;
import io.ironkeel.e2e.product.Hosts;
import io.ironkeel.e2e.product.OperatorProcess;
import io.ironkeel.e2e.product.SimulatedAgent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A machine's life as the operator sees it, from its first report to its removal, with agents that
 * are real tokens and requests but no machines.
 */
@ApiTest
class HostLifecycleIT {

  private static final String ENROLLED = "Enrolled";
  private static final String AGENT_CONNECTED = "AgentConnected";

  /** Longer than any test. */
  private static final Duration LONG = Duration.ofMinutes(4);

  /** How long an API server may believe a token it has believed before, and a margin. */
  private static final Duration TOKEN_CACHE = Duration.ofSeconds(20);

  private static final Path LOGS = RunDirectory.empty(HostLifecycleIT.class, "operators");

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

  @Test
  void aMachineIsToldNothingBeforeItIsTheOneThatWasDeclared() {
    apply("declared", "");
    try (var agent = SimulatedAgent.of(cluster, "declared")) {
      agent.report("another");
      var host = awaitReason("declared", MachineReason.IDENTITY_MISMATCH);
      assertThat(message(host, Conditions.STALLED))
          .contains("spec.identity.serialNumber has declared, the machine reports another");
      assertThat(configs("declared")).isEmpty();

      agent.report("declared");
      awaitConfig("declared");
      assertThat(reason(awaitReason("declared", MachineReason.APPLYING), ENROLLED))
          .isEqualTo(MachineReason.IDENTITY_VERIFIED);

      agent.report("another");
      awaitReason("declared", MachineReason.IDENTITY_MISMATCH);
      var before = awaitConfig("declared").getMetadata().getResourceVersion();
      edit("declared", 4000);
      awaitReason("declared", MachineReason.IDENTITY_MISMATCH);
      assertThat(awaitConfig("declared").getMetadata().getResourceVersion())
          .as("what the former machine was told")
          .isEqualTo(before);
    }
  }

  @Test
  void ofTwoHostsThatClaimOneMachineTheYoungerWaitsUntilTheOlderIsGone() {
    apply("claim-older", "");
    Hosts.awaitReason(client, "claim-older", ENROLLED, MachineReason.NOT_ENROLLED);
    // Creation times are whole seconds.
    Await.until(
        "a later second",
        () ->
            assertThat(Instant.now())
                .isAfter(
                    Instant.parse(
                            Hosts.get(client, "claim-older").getMetadata().getCreationTimestamp())
                        .plusSeconds(1)));
    apply("claim-younger", "", "claim-older");
    assertThat(
            message(awaitReason("claim-younger", MachineReason.IDENTITY_TAKEN), Conditions.STALLED))
        .contains("serialNumber claim-older", "claim-older is older");
    assertThat(reason(Hosts.get(client, "claim-older"), Conditions.READY))
        .isEqualTo(MachineReason.NOT_ENROLLED);
    delete("claim-older");
    awaitReason("claim-younger", MachineReason.NOT_ENROLLED);
  }

  @Test
  void aRejectedChangeIsTriedAgainWhenSomebodyAsksForIt() {
    try (var agent = enrolled("rejecting", "")) {
      agent.beat(LONG);
      agent.rejected("The gateway 10.0.0.254 does not answer any more.");
      var host = awaitReason("rejecting", MachineReason.REJECTED);
      assertThat(message(host, Conditions.STALLED))
          .contains("The gateway 10.0.0.254 does not answer any more. Change spec, or")
          .contains("kubectl annotate host rejecting ironkeel.io/retry=");
      assertThat(host.getStatus().lastRejected().hash()).isEqualTo(host.getStatus().desiredHash());
      var before = awaitConfig("rejecting").getSpec();

      cluster
          .kubectl("annotate", "host", "rejecting", "ironkeel.io/retry=once-more", "--overwrite")
          .orThrow();
      Await.until(
          "the request in the configuration",
          () -> assertThat(agent.config().getSpec()).isEqualTo(before.withRetry("once-more")));
      agent.applied();
      Hosts.awaitReady(client, "rejecting");
    }
  }

  @Test
  void aHeartbeatThatEndsIsNoticedInTimeAndItsReturnToo() {
    try (var agent = enrolled("silent", "")) {
      agent.applied();
      awaitReason("silent", MachineReason.NO_HEARTBEAT_YET);
      agent.beat(LONG);
      Hosts.awaitReady(client, "silent");

      agent.beat(Duration.ofSeconds(3));
      var silence = System.nanoTime();
      var lost = Hosts.awaitReason(client, "silent", AGENT_CONNECTED, MachineReason.HEARTBEAT_LOST);
      var noticed = Duration.ofNanos(System.nanoTime() - silence);
      System.out.printf("heartbeat of 3 s: noticed its end after %d ms%n", noticed.toMillis());
      assertThat(noticed).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(15));
      for (var type : List.of(Conditions.READY, AGENT_CONNECTED, "NetworkConfigured")) {
        assertThat(Hosts.condition(lost, type).orElseThrow().status())
            .as(type)
            .isEqualTo("Unknown");
      }
      assertThat(Conditions.isTrue(lost.getStatus().conditions(), Conditions.RECONCILING)).isTrue();

      agent.beat(LONG);
      var back = System.nanoTime();
      Hosts.awaitReady(client, "silent");
      System.out.printf(
          "heartbeat again: noticed after %d ms%n",
          Duration.ofNanos(System.nanoTime() - back).toMillis());
    }
  }

  @Test
  void agentsThatOnlyLiveOnCostNoLookAndNoWriteAndTheSameCountersSeeAPlantedChange()
      throws Exception {
    try (var agent = enrolled("steady", "")) {
      agent.applied();
      agent.beat(LONG);
      Hosts.awaitReady(client, "steady");
      var mark = cluster.auditLog().mark();
      var looks = reconciliations();
      for (var beat = 0; beat < 200; beat++) {
        agent.beat(LONG);
      }
      Await.until(
          "the record of the heartbeats",
          () ->
              assertThat(cluster.auditLog().writesSince(mark))
                  .filteredOn(write -> write.user().contains("machine-steady"))
                  .hasSize(200));
      var caused = reconciliations() - looks;
      System.out.printf("200 heartbeats: %.0f reconciliations%n", caused);
      // Hosts of other tests may be looked at by the clock.
      assertThat(caused).isLessThan(5);
      assertThat(operatorWrites(mark)).isEmpty();

      edit("steady", 4000);
      Await.until("a look", () -> assertThat(reconciliations()).isGreaterThan(looks + caused));
      Await.until("a write", () -> assertThat(operatorWrites(mark)).isNotEmpty());
    }
  }

  @Test
  void aMachineInMaintenanceIsSuspendedAndReportsNoFault() {
    try (var agent = enrolled("serviced", "")) {
      agent.applied();
      agent.beat(LONG);
      Hosts.awaitReady(client, "serviced");
      var before = agent.config().getSpec();
      patch("serviced", "{\"spec\":{\"maintenance\":{\"reason\":\"replacing a fan\"}}}");
      var host = awaitReason("serviced", MachineReason.MAINTENANCE);
      assertThat(Conditions.isTrue(host.getStatus().conditions(), Conditions.STALLED)).isTrue();
      assertThat(message(host, Conditions.READY)).contains("(replacing a fan)");
      assertThat(agent.config().getSpec()).isEqualTo(before.withSuspended(true));
      agent.beat(Duration.ofSeconds(1));
      Hosts.awaitReason(client, "serviced", AGENT_CONNECTED, MachineReason.HEARTBEAT_LOST);
      assertThat(reason(Hosts.get(client, "serviced"), Conditions.READY))
          .as("of a machine that was switched off for it")
          .isEqualTo(MachineReason.MAINTENANCE);
      agent.beat(LONG);
      patch("serviced", "{\"spec\":{\"maintenance\":null}}");
      Await.until(
          "the configuration as it was",
          () -> assertThat(agent.config().getSpec()).isEqualTo(before));
      agent.applied();
      Hosts.awaitReady(client, "serviced");
    }
  }

  @Test
  void aFencedMachineLosesEverythingAndItsOldTokenNeverComesBack() {
    var room = "machine-stolen";
    try (var thief = enrolled("stolen", "")) {
      thief.applied();
      thief.beat(LONG);
      Hosts.awaitReady(client, "stolen");
      client
          .resource(
              new SecretBuilder()
                  .withNewMetadata()
                  .withName("keys")
                  .withNamespace(room)
                  .endMetadata()
                  .build())
          .create();
      var mark = cluster.auditLog().mark();
      patch("stolen", "{\"spec\":{\"maintenance\":{\"reason\":\"stolen\",\"fence\":true}}}");
      var fenced = System.nanoTime();
      Await.until("the first refusal", () -> assertRefused(thief, 401, 403));
      System.out.printf("fence: refused after %d ms%n", millisSince(fenced));
      Hosts.awaitReason(client, "stolen", ENROLLED, MachineReason.FENCED);
      Await.until(
          "an empty room",
          () -> {
            assertThat(client.secrets().inNamespace(room).withName("keys").get()).isNull();
            assertThat(configs("stolen")).isEmpty();
            assertThat(client.rbac().roleBindings().inNamespace(room).withName("agent").get())
                .isNull();
            assertThat(client.leases().inNamespace(room).withName("agent").get()).isNull();
            assertThat(cluster.kubectl("get", "ms", "-n", room, "-o", "name").orThrow().text())
                .isEmpty();
          });
      assertThat(operatorWrites(mark))
          .filteredOn(write -> write.verb().equals("delete"))
          .extracting(AuditedWrite::resource)
          .startsWith("serviceaccounts", "secrets", "machineconfigs")
          .contains("rolebindings");

      patch("stolen", "{\"spec\":{\"maintenance\":null}}");
      awaitReason("stolen", MachineReason.NOT_ENROLLED);
      Await.until("no belief in the old token", TOKEN_CACHE, () -> assertRefused(thief, 401));
      System.out.printf("fence: old token unknown after %d ms%n", millisSince(fenced));
      try (var successor = SimulatedAgent.of(cluster, "stolen")) {
        successor.report("stolen");
        awaitConfig("stolen");
        assertThat(reason(Hosts.get(client, "stolen"), ENROLLED))
            .isEqualTo(MachineReason.IDENTITY_VERIFIED);
        assertRefused(thief, 401);
      }
    }
  }

  @Test
  void aHostToBeCleanedStaysUntilItsAgentTookEverythingAway() {
    try (var agent = enrolled("leaving", "deletionPolicy: Clean")) {
      agent.beat(LONG);
      agent.applied();
      var host = Hosts.awaitReady(client, "leaving");
      assertThat(host.getFinalizers()).containsExactly("ironkeel.io/clean");
      delete("leaving");
      awaitReason("leaving", MachineReason.CLEANING);
      Await.until(
          "the order to keep nothing",
          () -> assertThat(agent.config().getSpec().network().ethernets()).isEmpty());
      assertThat(Hosts.get(client, "leaving").isMarkedForDeletion()).isTrue();
      agent.applied();
      awaitGone("leaving");
    }
  }

  @Test
  void aDeadHostThatIsDeletedSaysHowToLetItGo() {
    try (var agent = enrolled("dead", "deletionPolicy: Clean")) {
      agent.applied();
      agent.beat(Duration.ofSeconds(1));
      Hosts.awaitReason(client, "dead", AGENT_CONNECTED, MachineReason.HEARTBEAT_LOST);
    }
    delete("dead");
    var message = message(awaitReason("dead", MachineReason.CLEANING_BLOCKED), Conditions.STALLED);
    assertThat(message).contains("its agent does not answer; bring the machine back.");
    var command = message.substring(message.indexOf("kubectl patch"));
    assertThat(command)
        .isEqualTo(
            "kubectl patch host dead --type=merge -p '{\"spec\":{\"deletionPolicy\":\"Retain\"}}'");
    cluster
        .kubectl("patch", "host", "dead", "--type=merge", "-p", command.split("'", -1)[1])
        .orThrow();
    awaitGone("dead");
  }

  @Test
  void aHostThatNeverHadAMachineNeedsNoCleaning() {
    apply("unborn", "deletionPolicy: Clean");
    awaitReason("unborn", MachineReason.NOT_ENROLLED);
    assertThat(Hosts.get(client, "unborn").getFinalizers()).containsExactly("ironkeel.io/clean");
    delete("unborn");
    awaitGone("unborn");
  }

  @Test
  void anotherReplicaTakesOverFromALeaderThatIsKilledAndLosesNoEdit() {
    try (var agent = enrolled("led", "")) {
      agent.beat(LONG);
      var leader = operator;
      operator = startOperator();
      var mark = cluster.auditLog().mark();
      for (var mtuBytes = 1301; mtuBytes <= 1320; mtuBytes++) {
        edit("led", mtuBytes);
      }
      leader.kill();
      var killed = System.nanoTime();
      for (var mtuBytes = 1321; mtuBytes <= 1340; mtuBytes++) {
        edit("led", mtuBytes);
      }
      var byLeader = credentials(mark);
      assertThat(byLeader).as("who wrote while both lived").hasSize(1);
      var afterTheKill = cluster.auditLog().mark();
      awaitPlanned("led", 1340);
      System.out.printf("leader killed: the other wrote after %d ms%n", millisSince(killed));
      assertThat(millisSince(killed)).isLessThan(30_000);
      assertThat(credentials(afterTheKill)).hasSize(1).doesNotContainAnyElementsOf(byLeader);
    }
  }

  /** A process that slept through its lease must not believe it leads. */
  @Test
  @Tag("all")
  void aLeaderThatWokeUpTooLateEndsAndChangesNothing() {
    try (var agent = enrolled("dreamt", "")) {
      agent.beat(LONG);
      var leader = operator;
      operator = startOperator();
      signal("STOP", leader);
      edit("dreamt", 1340);
      awaitPlanned("dreamt", 1340);
      var planned = awaitConfig("dreamt").getMetadata().getResourceVersion();
      signal("CONT", leader);
      leader.awaitEnd();
      assertThat(awaitConfig("dreamt").getMetadata().getResourceVersion()).isEqualTo(planned);
    }
  }

  private static void signal(String signal, OperatorProcess process) {
    Program.of("kill", "-" + signal, String.valueOf(process.pid())).run().orThrow();
  }

  private static void awaitPlanned(String host, int mtuBytes) {
    Await.until(
        "the last edit",
        () -> {
          var planned = awaitConfig(host).getSpec();
          assertThat(planned.network().ethernets().getFirst().mtuBytes()).isEqualTo(mtuBytes);
          assertThat(Hosts.get(client, host).getStatus().desiredHash()).isEqualTo(planned.hash());
        });
  }

  /** Both replicas are the same ServiceAccount; each has a token of its own. */
  private static List<String> credentials(long mark) {
    return operatorWrites(mark).stream().map(AuditedWrite::credential).distinct().toList();
  }

  private static List<AuditedWrite> operatorWrites(long mark) {
    return cluster.auditLog().writesSince(mark).stream()
        .filter(write -> write.user().equals(OperatorProcess.user(OperatorProcess.MACHINES)))
        .filter(
            write -> !write.resource().equals("leases") || write.namespace().startsWith("machine-"))
        .filter(write -> !write.group().equals("authorization.k8s.io"))
        .toList();
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

  private static long millisSince(long start) {
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }

  private static void assertRefused(SimulatedAgent agent, Integer... codes) {
    assertThatThrownBy(() -> agent.reportOnce("stolen"))
        .isInstanceOfSatisfying(
            KubernetesClientException.class,
            refusal -> assertThat(refusal.getCode()).isIn((Object[]) codes));
  }

  /** A host whose machine reported and has its configuration. */
  private static SimulatedAgent enrolled(String name, String more) {
    apply(name, more);
    var agent = SimulatedAgent.of(cluster, name);
    agent.report(name);
    awaitConfig(name);
    return agent;
  }

  private static void apply(String name, String more) {
    apply(name, more, name);
  }

  private static void apply(String name, String more, String serialNumber) {
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
                ethernets: [{name: vec1, mtuBytes: 9000, addresses: [10.0.0.1/24]}]
              %s
            """
                .formatted(name, serialNumber, more),
            "apply",
            "-f",
            "-")
        .orThrow();
  }

  private static void edit(String name, int mtuBytes) {
    patch(
        name,
        "{\"spec\":{\"network\":{\"ethernets\":[{\"name\":\"vec1\",\"mtuBytes\":%d}]}}}"
            .formatted(mtuBytes));
  }

  private static void patch(String name, String change) {
    client
        .resources(Host.class)
        .withName(name)
        .patch(PatchContext.of(PatchType.JSON_MERGE), change);
  }

  private static void delete(String name) {
    client.resources(Host.class).withName(name).delete();
  }

  private static void awaitGone(String name) {
    Await.until(
        "the end of Host and room " + name,
        () -> {
          assertThat(client.resources(Host.class).withName(name).get()).isNull();
          assertThat(client.namespaces().withName("machine-" + name).get()).isNull();
        });
  }

  private static Host awaitReason(String host, String reason) {
    return Hosts.awaitReason(client, host, Conditions.READY, reason);
  }

  private static String reason(Host host, String type) {
    return Hosts.condition(host, type).orElseThrow().reason();
  }

  private static String message(Host host, String type) {
    return Hosts.condition(host, type).orElseThrow().message();
  }

  private static List<MachineConfig> configs(String host) {
    return client.resources(MachineConfig.class).inNamespace("machine-" + host).list().getItems();
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
}
