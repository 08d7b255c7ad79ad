package io.ironkeel.e2e.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.Config;
import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.CommandResult;
import io.ironkeel.e2e.RunDirectory;
import io.ironkeel.e2e.cluster.ApiTest;
import io.ironkeel.e2e.cluster.TestCluster;
import io.ironkeel.e2e.product.Charts;
import io.ironkeel.e2e.product.Credentials;
import io.ironkeel.e2e.product.Enrolment;
import io.ironkeel.e2e.product.OperatorProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How machines get their identity, by whom, and how it ends. */
@ApiTest
class EnrolmentIT {

  private static final Path DIRECTORY = RunDirectory.empty(EnrolmentIT.class, "enrolment");
  private static final ObjectMapper JSON = new ObjectMapper();

  private static TestCluster cluster;
  private static OperatorProcess operator;
  private static Enrolment person;

  @BeforeAll
  static void startOperator(TestCluster started) {
    cluster = started;
    Charts.install(cluster, Artifacts.fromEnvironment());
    operator =
        OperatorProcess.start(
            cluster, Artifacts.fromEnvironment(), OperatorProcess.MACHINES, DIRECTORY);
    person = Enrolment.here(Artifacts.fromEnvironment(), cluster);
  }

  @AfterAll
  static void stopOperator() {
    operator.close();
  }

  @Test
  void whatEnrolPrintsIsTheMachinesIdentityForTenMinutes() throws IOException {
    declare("first", "S1");
    var printed = person.enrol("first").orThrow();
    var file = save("first", printed.stdout());
    assertThat(whoIs(file)).isEqualTo("system:serviceaccount:machine-first:agent");
    var token = Config.fromKubeconfig(file.toFile()).getAutoOAuthToken();
    var claims = JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(600);
    assertThat(printed.stderr()).contains("valid for 10m").doesNotContain(token);
  }

  @Test
  void intoAFileItIsForItsOwnerOnlyAndNothingIsPrinted() throws IOException {
    declare("filed", "S2");
    var file = DIRECTORY.resolve("filed.kubeconfig");
    assertThat(person.enrol("filed", "--output", file.toString()).orThrow().stdout()).isEmpty();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(whoIs(file)).isEqualTo("system:serviceaccount:machine-filed:agent");
  }

  @Test
  void whatCannotBeEnrolledSaysWhy() {
    var unknown = person.enrol("nowhere");
    assertThat(unknown.exitCode()).isNotZero();
    assertThat(unknown.stderr()).contains("there is no Host or Switch nowhere: declare it first");
    assertThat(person.enrol("nowhere", "--replcae").stderr()).contains("does not know '--replcae'");
  }

  @Test
  void anEnrollerNeedsItsRoleAndGetsNothingElseByIt() throws IOException {
    declare("helped", "S3");
    person.enrol("helped").orThrow();
    cluster.kubectl("create", "serviceaccount", "enroller", "-n", "default").orThrow();
    var enroller =
        save(
            "enroller",
            Credentials.kubeconfig(cluster, cluster.apiServer(), "default", "enroller"));
    var refused = person.as(enroller).enrol("helped");
    assertThat(refused.exitCode()).isNotZero();
    assertThat(refused.stderr()).contains("Ask an administrator for ClusterRole ironkeel-enroller");

    cluster
        .kubectl(
            "create",
            "clusterrolebinding",
            "enroller",
            "--clusterrole=ironkeel-enroller",
            "--serviceaccount=default:enroller")
        .orThrow();
    var machine =
        save("helped", person.as(enroller).enrol("helped", "--replace").orThrow().stdout());
    assertThat(whoIs(machine)).isEqualTo("system:serviceaccount:machine-helped:agent");
    for (var more :
        List.of(
            "get secrets -n machine-helped",
            "create token default -n machine-helped",
            "get mc -n machine-helped",
            "delete host helped")) {
      assertThat(kubectl(enroller, more).stderr()).contains("forbidden");
    }
  }

  @Test
  void aReplacedMachinesTokenIsRefusedAndTheNewOneServed() throws IOException {
    declare("replaced", "S4");
    var old = save("replaced-old", person.enrol("replaced").orThrow().stdout());
    assertThat(readConfigs(old, "replaced").succeeded()).isTrue();
    var fresh = save("replaced-new", person.enrol("replaced", "--replace").orThrow().stdout());
    Await.until(
        "the end of the old token",
        () -> assertThat(readConfigs(old, "replaced").stderr()).contains("Unauthorized"));
    assertThat(readConfigs(fresh, "replaced")).satisfies(CommandResult::orThrow);
  }

  @Test
  void theTokenOfADeletedMachineDoesNotReviveWithItsName() throws IOException {
    declare("phoenix", "S5");
    var old = save("phoenix-old", person.enrol("phoenix").orThrow().stdout());
    assertThat(readConfigs(old, "phoenix").succeeded()).isTrue();
    cluster.kubectl("delete", "host", "phoenix").orThrow();
    Await.until(
        "the end of the room",
        () ->
            assertThat(cluster.kubectl("get", "namespace", "machine-phoenix").stderr())
                .contains("not found"));
    declare("phoenix", "S5");
    var fresh = save("phoenix-new", person.enrol("phoenix").orThrow().stdout());
    Await.until(
        "the end of the old token",
        () -> assertThat(readConfigs(old, "phoenix").stderr()).contains("Unauthorized"));
    assertThat(readConfigs(fresh, "phoenix")).satisfies(CommandResult::orThrow);
  }

  @Test
  void aConnectedMachineIsNotEnrolledTwiceUnlessItIsReplaced() throws IOException {
    declare("busy", "S6");
    var agent = save("busy", person.enrol("busy").orThrow().stdout());
    report(agent, "busy", "S6");
    awaitCondition("busy", "Enrolled", "True");
    awaitCondition("busy", "AgentConnected", "True");
    var again = person.enrol("busy");
    assertThat(again.exitCode()).isNotZero();
    assertThat(again.stdout()).isEmpty();
    assertThat(again.stderr())
        .contains("Host busy is enrolled and its agent is connected")
        .contains("./ironkeel enrol busy --replace");
    person.enrol("busy", "--replace").orThrow();
  }

  @Test
  void anotherMachineWithTheTokenIsNotTakenForTheDeclaredOne() throws IOException {
    declare("true", "S7");
    var agent = save("true", person.enrol("true").orThrow().stdout());
    report(agent, "true", "S-of-somebody-else");
    awaitCondition("true", "Enrolled", "False");
    assertThat(condition("true", "Enrolled", "reason")).isEqualTo("IdentityMismatch");
    assertThat(condition("true", "Enrolled", "message")).contains("S7", "S-of-somebody-else");
    report(agent, "true", "S7");
    awaitCondition("true", "Enrolled", "True");
  }

  @Test
  void aFencedMachineIsNotEnrolled() throws IOException {
    declare("fenced", "S8");
    person.enrol("fenced").orThrow();
    fence("{\"fence\":true,\"reason\":\"moved\"}");
    assertThat(person.enrol("fenced").stderr())
        .contains("Host fenced is fenced: take spec.maintenance.fence away first");
    fence("null");
    person.enrol("fenced").orThrow();
  }

  private static void fence(String maintenance) {
    cluster
        .kubectl(
            "patch",
            "host",
            "fenced",
            "--type=merge",
            "-p",
            "{\"spec\":{\"maintenance\":%s}}".formatted(maintenance))
        .orThrow();
  }

  private static void declare(String name, String serial) {
    cluster
        .kubectlWithInput(
            """
            apiVersion: ironkeel.io/v1alpha1
            kind: Host
            metadata: {name: "%s"}
            spec: {rack: r1, identity: {serialNumber: %s}, managementInterface: vec0}
            """
                .formatted(name, serial),
            "apply",
            "-f",
            "-")
        .orThrow();
  }

  /** What the agent of a machine says first: what it is, and that it lives. */
  private static void report(Path agent, String machine, String serial) {
    var state =
        """
        apiVersion: ironkeel.io/v1alpha1
        kind: MachineState
        metadata: {name: state, namespace: "machine-%1$s", labels: {ironkeel.io/machine: "%1$s"}}
        status: {firmware: {serialNumber: %2$s}}
        """
            .formatted(machine, serial);
    kubectl(agent, state, "apply --server-side --force-conflicts -f -").orThrow();
    kubectl(agent, state, "apply --server-side --force-conflicts --subresource=status -f -")
        .orThrow();
    kubectl(
            agent,
            """
            apiVersion: coordination.k8s.io/v1
            kind: Lease
            metadata: {name: agent, namespace: "machine-%1$s", labels: {ironkeel.io/machine: "%1$s"}}
            spec: {holderIdentity: agent, leaseDurationSeconds: 3600, renewTime: "%2$s"}
            """
                .formatted(
                    machine,
                    Instant.now()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString()
                        .replace("Z", ".000000Z")),
            "apply --server-side --force-conflicts -f -")
        .orThrow();
  }

  private static void awaitCondition(String host, String type, String status) {
    Await.until(
        "%s=%s of Host %s".formatted(type, status, host),
        () -> assertThat(condition(host, type, "status")).isEqualTo(status));
  }

  private static String condition(String host, String type, String field) {
    return cluster
        .kubectl(
            "get",
            "host",
            host,
            "-o",
            "jsonpath={.status.conditions[?(@.type==\"%s\")].%s}".formatted(type, field))
        .orThrow()
        .text();
  }

  private static CommandResult readConfigs(Path kubeconfig, String machine) {
    return kubectl(kubeconfig, "get mc -n machine-" + machine);
  }

  private static String whoIs(Path kubeconfig) throws IOException {
    JsonNode who = JSON.readTree(kubectl(kubeconfig, "auth whoami -o json").orThrow().stdout());
    return who.path("status").path("userInfo").path("username").asText();
  }

  private static CommandResult kubectl(Path kubeconfig, String words) {
    return kubectl(kubeconfig, "", words);
  }

  private static CommandResult kubectl(Path kubeconfig, String input, String words) {
    var command = new ArrayList<>(List.of(words.split(" ")));
    command.add("--kubeconfig=" + kubeconfig);
    return cluster.kubectlWithInput(input, command.toArray(String[]::new));
  }

  private static Path save(String name, String kubeconfig) throws IOException {
    return Files.writeString(DIRECTORY.resolve(name + ".kubeconfig"), kubeconfig);
  }
}
