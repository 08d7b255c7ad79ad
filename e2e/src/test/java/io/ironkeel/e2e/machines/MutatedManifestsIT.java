package io.ironkeel.e2e.machines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.ironkeel.agent.MachineSections;
import io.ironkeel.agent.command.SystemCommands;
import io.ironkeel.agent.section.Sections;
import io.ironkeel.api.host.Host;
import io.ironkeel.api.host.HostSpec;
import io.ironkeel.api.machine.MachineReason;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.RunDirectory;
import io.ironkeel.e2e.cluster.ApiTest;
import io.ironkeel.e2e.cluster.ControlPlane;
import io.ironkeel.e2e.product.Charts;
import io.ironkeel.e2e.product.OperatorProcess;
import io.ironkeel.mutation.Mutator;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Manifests nobody would write, half of them new hosts, half of them edits of hosts that exist:
 * each is refused with a message or served, and none of them harms its neighbours.
 */
@ApiTest
class MutatedManifestsIT {

  private static final int COUNT = Boolean.getBoolean("ironkeel.all") ? 1_000 : 200;
  private static final int EDITED = 10;
  private static final Duration QUIET = Duration.ofSeconds(3);
  private static final List<String> HEALTHY = List.of("healthy-0", "healthy-1", "healthy-2");
  private static final String HOSTS = "/apis/ironkeel.io/v1alpha1/hosts";
  private static final ObjectMapper JSON = new ObjectMapper();

  private static ControlPlane cluster;
  private static KubernetesClient client;
  private static OperatorProcess operator;

  @BeforeAll
  static void startOperator(ControlPlane started) {
    cluster = started;
    client = started.admin();
    Charts.install(cluster, Artifacts.fromEnvironment());
    operator =
        OperatorProcess.start(
            cluster,
            Artifacts.fromEnvironment(),
            OperatorProcess.MACHINES,
            RunDirectory.empty(MutatedManifestsIT.class, "operators"));
  }

  @AfterAll
  static void stopOperator() {
    operator.close();
  }

  @Test
  void eachIsRefusedWithAMessageOrServedAndNoneHarmsItsNeighbours(@TempDir Path agent)
      throws Exception {
    HEALTHY.forEach(MutatedManifestsIT::createHealthy);
    Stream.iterate(0, i -> i < EDITED, i -> i + 1).forEach(i -> createHealthy("edited-" + i));
    Await.until("settled hosts", () -> assertThat(unsettled()).isEmpty());
    var before = healthy();

    var served = send(MachineSections.of(new SystemCommands(), agent).all());

    Await.until("settled hosts", () -> assertThat(unsettled()).isEmpty());
    var reconciliations = Await.steady("reconciliations", QUIET, MutatedManifestsIT::metric);
    assertThat(healthy()).as("the hosts beside them").isEqualTo(before);
    assertThat(client.resources(Host.class).list().getItems())
        .as("every host that was ever accepted")
        .hasSize(HEALTHY.size() + EDITED + served);
    assertThat(roomsMissing()).isEmpty();
    assertThat(operator.get("/q/health/live").statusCode()).isEqualTo(200);

    aChangeStillGetsThrough("healthy-1");
    assertThat(metric() - reconciliations).as("reconciliations for one change").isLessThan(20);
    theSameEyesSeeAHostThatIsStuck("healthy-2");
  }

  /**
   * The agent plans against this machine, which has none of the ports; planning changes nothing.
   *
   * @return how many new hosts were accepted
   */
  private static int send(Sections agent) throws Exception {
    var mutator = Mutator.of(Manifest.folder("host", "valid"), Long.getLong("ironkeel.seed", 0));
    var refused = 0;
    var created = 0;
    for (var number = 0; number < COUNT; number++) {
      var mutant = mutator.next();
      var creates = number % 2 == 0;
      var answer =
          creates
              ? create("mutant-" + number, mutant)
              : edit("edited-" + number / 2 % EDITED, mutant);
      if (answer.accepted()) {
        created += creates ? 1 : 0;
        var spec = JSON.treeToValue(answer.body().path("spec"), HostSpec.class);
        assertThatCode(() -> agent.plan(configOf(spec)))
            .as("the agent's plan for %s", mutant)
            .doesNotThrowAnyException();
      } else {
        refused++;
        assertThat(answer.code()).as("%s: %s", mutant, answer.body()).isBetween(400, 499);
        assertThat(answer.body().path("message").asText()).as("%s", mutant).isNotBlank();
      }
    }
    System.out.printf("%d manifests, %d refused, %d hosts created%n", COUNT, refused, created);
    assertThat(refused).as("refused").isGreaterThan(COUNT / 5);
    assertThat(COUNT - refused).as("accepted").isGreaterThan(COUNT / 10);
    return created;
  }

  /** What the API server made of a manifest: the object, or a status with a message. */
  private record Answer(int code, JsonNode body) {
    boolean accepted() {
      return code < 300;
    }
  }

  private static Answer create(String name, ObjectNode mutant) throws Exception {
    mutant.putObject("metadata").put("name", name);
    return ask("POST", "application/json", HOSTS, mutant);
  }

  private static Answer edit(String name, ObjectNode mutant) throws Exception {
    var change = JSON.createObjectNode().put("path", "/spec");
    if (mutant.has("spec")) {
      change.put("op", "replace").set("value", mutant.get("spec"));
    } else {
      change.put("op", "remove");
    }
    return ask(
        "PATCH",
        "application/json-patch+json",
        HOSTS + "/" + name,
        JSON.createArrayNode().add(change));
  }

  private static Answer ask(String method, String type, String path, JsonNode body)
      throws Exception {
    var http = client.getHttpClient();
    var request =
        http.newHttpRequestBuilder()
            .uri(URI.create(cluster.apiServer() + path))
            .method(method, type, JSON.writeValueAsString(body))
            .build();
    var answer = http.sendAsync(request, String.class).get();
    return new Answer(answer.code(), JSON.readTree(answer.body()));
  }

  private static void createHealthy(String name) {
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
                ethernets: [{name: vec1, addresses: [10.0.0.1/24]}]
            """
                .formatted(name, name),
            "apply",
            "-f",
            "-")
        .orThrow();
  }

  /** What may not change in the hosts beside the mutants: nothing at all. */
  private static Map<String, List<String>> healthy() {
    return HEALTHY.stream()
        .collect(
            Collectors.toMap(
                name -> name,
                name ->
                    Stream.concat(
                            Stream.of(host(name).getMetadata()),
                            config(name).map(MachineConfig::getMetadata).stream())
                        .map(metadata -> metadata.getUid() + "/" + metadata.getResourceVersion())
                        .toList()));
  }

  /** Hosts the operator has not come to an end with: not looked at yet, or failing. */
  private static List<String> unsettled() {
    return client.resources(Host.class).list().getItems().stream()
        .filter(host -> !isSettled(host))
        .map(host -> host.getMetadata().getName())
        .toList();
  }

  private static boolean isSettled(Host host) {
    var status = host.getStatus();
    return status != null
        && host.getMetadata().getGeneration().equals(status.observedGeneration())
        && status.conditions().stream()
            .noneMatch(condition -> condition.reason().equals(MachineReason.WRITE_FAILED))
        && (status.conditions().stream()
                .anyMatch(
                    condition ->
                        condition.type().equals("Stalled") && condition.status().equals("True"))
            || config(host.getMetadata().getName())
                .filter(config -> !Objects.equals(config.getSpec().hash(), status.desiredHash()))
                .isEmpty());
  }

  private static List<String> roomsMissing() {
    return client.resources(Host.class).list().getItems().stream()
        .map(host -> "machine-" + host.getMetadata().getName())
        .filter(room -> client.namespaces().withName(room).get() == null)
        .toList();
  }

  private static void aChangeStillGetsThrough(String name) {
    var hash = host(name).getStatus().desiredHash();
    client
        .resources(Host.class)
        .withName(name)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"spec\":{\"network\":{\"ethernets\":[{\"name\":\"vec1\",\"mtuBytes\":4000}]}}}");
    Await.until(
        "another configuration of " + name,
        () -> {
          assertThat(host(name).getStatus().desiredHash()).isNotEqualTo(hash);
          assertThat(unsettled()).isEmpty();
        });
  }

  /** The positive control: a quota keeps the operator from putting back what was deleted. */
  private static void theSameEyesSeeAHostThatIsStuck(String name) {
    var room = "machine-" + name;
    var quota =
        client
            .resource(
                new ResourceQuotaBuilder()
                    .withNewMetadata()
                    .withName("none")
                    .withNamespace(room)
                    .endMetadata()
                    .withNewSpec()
                    .addToHard("count/rolebindings.rbac.authorization.k8s.io", new Quantity("0"))
                    .endSpec()
                    .build())
            .create();
    Await.until(
        "a quota in force",
        () -> assertThat(client.resource(quota).get().getStatus().getHard()).isNotEmpty());
    client.rbac().roleBindings().inNamespace(room).withName("agent").delete();
    Await.until("a host that is stuck", () -> assertThat(unsettled()).containsExactly(name));
    client.resource(quota).delete();
    Await.until("a host that goes on", () -> assertThat(unsettled()).isEmpty());
  }

  private static Host host(String name) {
    return client.resources(Host.class).withName(name).require();
  }

  private static Optional<MachineConfig> config(String host) {
    return Optional.ofNullable(
        client
            .resources(MachineConfig.class)
            .inNamespace("machine-" + host)
            .withName("base")
            .get());
  }

  private static double metric() throws Exception {
    return operator
        .get("/q/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("ironkeel_reconciliations_total{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private static MachineConfigSpec configOf(HostSpec host) {
    return new MachineConfigSpec(
        "mutated",
        null,
        null,
        host.managementInterface(),
        host.network(),
        host.time(),
        host.names(),
        host.sysctls(),
        null,
        null);
  }
}
