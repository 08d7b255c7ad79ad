package io.ironkeel.e2e.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.ironkeel.api.discoveredmachine.DiscoveredMachine;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.RunDirectory;
import io.ironkeel.e2e.cluster.ControlPlane;
import io.ironkeel.e2e.lab.Lab;
import io.ironkeel.e2e.lab.LabTest;
import io.ironkeel.e2e.lab.Machine;
import io.ironkeel.e2e.lab.MachineSpec;
import io.ironkeel.e2e.product.Charts;
import io.ironkeel.e2e.product.Enrolment;
import io.ironkeel.e2e.product.Hosts;
import io.ironkeel.e2e.product.OperatorProcess;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A machine out of its box, from the first knock to Ready; and the one that takes its place. */
@LabTest
// One story: the second machine replaces the first.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NewMachineIT {

  private static final String AGENT = "/opt/ironkeel-agent/bin/ironkeel-agent";
  private static final String HOST = "newcomer";

  private static ControlPlane cluster;
  private static KubernetesClient client;
  private static OperatorProcess operator;
  private static Enrolment person;
  private static Machine first;
  private static Machine second;

  @BeforeAll
  static void powerOnTwoMachinesThatNobodyDeclared(ControlPlane started, Lab lab) {
    cluster = started;
    client = started.admin();
    var artifacts = Artifacts.fromEnvironment();
    Charts.install(cluster, artifacts);
    operator =
        OperatorProcess.start(
            cluster,
            artifacts,
            OperatorProcess.MACHINES,
            RunDirectory.empty(NewMachineIT.class, "operators"));
    person = Enrolment.inLab(artifacts, cluster);
    first = lab.addMachine(MachineSpec.named("first").agentStopped());
    second = lab.addMachine(MachineSpec.named("second").agentStopped());
    lab.boot();
  }

  @AfterAll
  static void stopOperator() {
    operator.close();
  }

  @Test
  @Order(1)
  void aMachineWithNothingButTheSiteTokenIsSeenDeclaredEnrolledAndReady() {
    knock(first);
    var seen = awaitAnnouncement(first);
    assertThat(seen.getSpec().macAddresses()).isEqualTo(macAddresses(first));
    assertThat(seen.getSpec().managementAddress()).isEqualTo(first.address());
    assertThat(seen.getSpec().ports())
        .extracting(port -> port.name())
        .containsExactly("vec0", "vec1", "vec2", "vec3", "vec4");

    declare(seen.getSpec().macAddresses());
    Await.until(
        "the host it is",
        () -> assertThat(awaitAnnouncement(first).getStatus().matchesHost()).isEqualTo(HOST));

    join(first, person.enrol(HOST).orThrow().stdout());
    Await.until(
        "the end of its announcements",
        () ->
            assertThat(first.execOk("cat /run/discover.log").text())
                .contains("enrolled, no more announcements"));
    first.startAgent();
    var host = Hosts.awaitReady(client, HOST);
    assertThat(host.getStatus().namespace()).isEqualTo("machine-" + HOST);
    awaitAddress(first);
  }

  @Test
  @Order(2)
  void anotherMachineTakesItsPlaceAndTheOldOnesTokenIsRefused() {
    declare(macAddresses(second));
    join(second, person.enrol(HOST, "--replace").orThrow().stdout());
    second.startAgent();
    Hosts.awaitReady(client, HOST);
    awaitAddress(second);

    var token = first.execOk("cat /var/lib/ironkeel/token").text();
    assertThat(token).isNotBlank();
    Await.until("the end of the old machine's token", () -> assertThat(read(token)).isEqualTo(401));
    var successor = second.execOk("cat /var/lib/ironkeel/token").text();
    assertThat(read(successor)).as("the same question by the new machine").isEqualTo(200);
  }

  /** In the background, as its unit would. */
  private static void knock(Machine machine) {
    machine.writeCredentials("site.kubeconfig", person.siteToken().orThrow().stdout());
    machine.execOk(
        "JAVA_HOME=/opt/jdk setsid %s discover >/run/discover.log 2>&1 </dev/null &"
            .formatted(AGENT));
  }

  private static DiscoveredMachine awaitAnnouncement(Machine machine) {
    return Await.value(
        "the announcement of " + machine.name(),
        () ->
            client
                .resources(DiscoveredMachine.class)
                .withName(DiscoveredMachine.nameOf(machine.mac(0)))
                .get());
  }

  /** What a person does at the machine, with what {@code ./ironkeel enrol} printed. */
  private static void join(Machine machine, String kubeconfig) {
    machine.writeCredentials("handed-over", kubeconfig);
    machine.execOk(
        "JAVA_HOME=/opt/jdk %s enrol </etc/ironkeel/handed-over && rm /etc/ironkeel/handed-over"
            .formatted(AGENT));
    assertThat(machine.execOk("stat -c %a /etc/ironkeel/kubeconfig").text()).isEqualTo("600");
  }

  private static List<String> macAddresses(Machine machine) {
    return IntStream.rangeClosed(0, 4).mapToObj(machine::mac).toList();
  }

  private static void declare(List<String> macAddresses) {
    cluster
        .kubectlWithInput(
            """
            apiVersion: ironkeel.io/v1alpha1
            kind: Host
            metadata: {name: %s}
            spec:
              rack: r1
              identity: {macAddresses: ["%s"]}
              managementInterface: vec0
              network: {ethernets: [{name: vec1, mtuBytes: 1500}]}
            """
                .formatted(HOST, String.join("\", \"", macAddresses)),
            "apply",
            "-f",
            "-")
        .orThrow();
  }

  private static void awaitAddress(Machine machine) {
    Await.until(
        "the address of " + machine.name(),
        () ->
            assertThat(Hosts.get(client, HOST).getStatus().managementAddress())
                .isEqualTo(machine.address()));
  }

  /** The code with which the API server answers a reader of the machine's configurations. */
  private static int read(String token) {
    var config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl(cluster.apiServer())
            .withCaCertData(cluster.caCertificate())
            .withOauthToken(token)
            .withRequestRetryBackoffLimit(0)
            .build();
    try (var reader = new KubernetesClientBuilder().withConfig(config).build()) {
      reader.resources(MachineConfig.class).inNamespace("machine-" + HOST).list();
      return 200;
    } catch (KubernetesClientException refused) {
      return refused.getCode();
    }
  }
}
