package io.ironkeel.e2e.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.ironkeel.api.discoveredmachine.DiscoveredMachine;
import io.ironkeel.api.discoveredmachine.DiscoveredMachineSpec;
import io.ironkeel.api.host.Host;
import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.Await;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Machines that nobody declared, and what somebody with a stolen site token can and cannot do. */
@ApiTest
// The flood leaves the list full.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DiscoveryIT {

  private static final Path DIRECTORY = RunDirectory.empty(DiscoveryIT.class, "discovery");
  private static final int FLOOD = 2_000;
  private static final int FLOODERS = 24;

  private static final int TOO_MANY_REQUESTS = 429;

  /** A person's write waits no longer than this, however hard somebody floods. */
  private static final Duration LONGEST_WRITE = Duration.ofSeconds(5);

  private static TestCluster cluster;
  private static OperatorProcess operator;
  private static Path site;

  @BeforeAll
  static void startOperator(TestCluster started) throws IOException {
    cluster = started;
    Charts.install(cluster, Artifacts.fromEnvironment());
    operator =
        OperatorProcess.start(
            cluster, Artifacts.fromEnvironment(), OperatorProcess.MACHINES, DIRECTORY);
    site =
        Files.writeString(
            DIRECTORY.resolve("site.kubeconfig"),
            Enrolment.here(Artifacts.fromEnvironment(), cluster).siteToken().orThrow().stdout());
  }

  @AfterAll
  static void stopOperator() {
    operator.close();
  }

  static Stream<String> forbidden() {
    return Stream.of(
        "get dm",
        "get dm 02-00-00-00-01-01",
        "delete dm 02-00-00-00-01-01",
        "patch dm 02-00-00-00-01-01 --type=merge -p {\"spec\":{\"vendor\":\"x\"}}",
        "patch dm 02-00-00-00-01-01 --subresource=status --type=merge -p {\"status\":{\"matchesHost\":\"x\"}}",
        "get hosts",
        "create token discovery -n ironkeel-system",
        "get secrets -n ironkeel-system",
        "get namespaces",
        "get mc -A",
        "create namespace machine-mine");
  }

  @Test
  @Order(1)
  void anAnnouncedMachineShowsWhichHostItIsWhileThatFits() {
    try (var knocking = client(site)) {
      announce(knocking, "02:00:00:00:01:01", "SERIAL-1");
    }
    assertThat(matchedHost("02-00-00-00-01-01")).isEmpty();
    declare("awaited", "SERIAL-1");
    Await.until(
        "the matching host",
        () -> assertThat(matchedHost("02-00-00-00-01-01")).isEqualTo("awaited"));
    assertThat(cluster.kubectl("get", "dm").orThrow().stdout())
        .containsPattern("NAME +HOST +SERIAL +ADDRESS +AGE")
        .containsPattern("02-00-00-00-01-01 +awaited +SERIAL-1 +10.0.0.1");
    declare("awaited", "SERIAL-2");
    Await.until(
        "the host that no longer matches",
        () -> assertThat(matchedHost("02-00-00-00-01-01")).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("forbidden")
  @Order(2)
  void theSiteTokenMayOnlyKnock(String request) {
    var words = new ArrayList<>(List.of(request.split(" ")));
    words.add("--kubeconfig=" + site);
    var result = cluster.kubectl(words.toArray(String[]::new));
    assertThat(result.exitCode()).as(request).isNotZero();
    assertThat(result.stderr())
        .contains("forbidden: User \"system:serviceaccount:ironkeel-system:discovery\"");
  }

  @Test
  @Order(3)
  void aFloodIsCappedStarvesNobodyAndDoesNotPushOutWhoWasThere() throws Exception {
    try (var knocking = client(site)) {
      announce(knocking, "02:00:00:00:00:01", "HONEST");
    }
    declare("worked-on", "S1");
    var quiet = writeWhile(() -> {});
    var refused = new AtomicInteger();
    var flooded = writeWhile(() -> flood(refused));
    System.out.printf(
        "flood of %d announcements, %d times refused; a person's write took at most %d ms, before it %d ms%n",
        FLOOD, refused.get(), flooded.toMillis(), quiet.toMillis());
    assertThat(flooded).isLessThan(LONGEST_WRITE);
    Await.until(
        "the cap",
        () ->
            assertThat(cluster.admin().resources(DiscoveredMachine.class).list().getItems())
                .hasSizeLessThanOrEqualTo(DiscoveredMachine.LIMIT));
    assertThat(cluster.admin().resources(DiscoveredMachine.class).list().getItems())
        .as("the detector: the flood did come through")
        .hasSize(DiscoveredMachine.LIMIT)
        .extracting(machine -> machine.getMetadata().getName())
        .contains("02-00-00-00-00-01");
    assertThat(dispatchedInItsOwnLevel())
        .as("the flood waited in a queue of its own")
        .isGreaterThanOrEqualTo(FLOOD);
    declare("after-the-flood", "HONEST");
    Await.until(
        "an operator that still works",
        () -> assertThat(matchedHost("02-00-00-00-00-01")).isEqualTo("after-the-flood"));
  }

  private static double dispatchedInItsOwnLevel() {
    return cluster
        .admin()
        .raw("/metrics")
        .lines()
        .filter(line -> line.startsWith("apiserver_flowcontrol_dispatched_requests_total{"))
        .filter(line -> line.contains("priority_level=\"ironkeel-discovery\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private static void flood(AtomicInteger refused) {
    try (var client = client(site);
        var threads = Executors.newFixedThreadPool(FLOODERS)) {
      for (var number = 0; number < FLOOD; number++) {
        var mac = "06:00:00:00:%02x:%02x".formatted(number >> 8, number & 0xff);
        threads.submit(
            () -> {
              while (!announced(client, mac)) {
                refused.incrementAndGet();
              }
            });
      }
    }
  }

  private static boolean announced(KubernetesClient client, String mac) {
    try {
      announce(client, mac, "FLOOD");
      return true;
    } catch (KubernetesClientException refused) {
      assertThat(refused.getCode()).isEqualTo(TOO_MANY_REQUESTS);
      return false;
    }
  }

  /** The longest of a person's writes to a host while something else goes on, at least ten. */
  private static Duration writeWhile(Runnable something) throws Exception {
    try (var person = person();
        var thread = Executors.newSingleThreadExecutor()) {
      var busy = thread.submit(something);
      var longest = Duration.ZERO;
      for (var count = 0; count < 10 || !busy.isDone(); count++) {
        var start = System.nanoTime();
        person
            .resources(Host.class)
            .withName("worked-on")
            .patch(
                PatchContext.of(PatchType.JSON_MERGE),
                "{\"spec\":{\"unit\":%d}}".formatted(count % 40 + 1));
        var taken = Duration.ofNanos(System.nanoTime() - start);
        longest = taken.compareTo(longest) > 0 ? taken : longest;
      }
      busy.get();
      return longest;
    }
  }

  /** Not the administrator, whom no queue holds up. */
  private static KubernetesClient person() throws IOException {
    cluster.kubectlWithInput(
        """
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: person, namespace: default}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: hosts}
        rules: [{apiGroups: [ironkeel.io], resources: [hosts], verbs: [get, patch]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: person}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: hosts}
        subjects: [{kind: ServiceAccount, name: person, namespace: default}]
        """,
        "apply",
        "-f",
        "-");
    return client(
        Files.writeString(
            DIRECTORY.resolve("person.kubeconfig"),
            Credentials.kubeconfig(cluster, cluster.apiServer(), "default", "person")));
  }

  private static KubernetesClient client(Path kubeconfig) {
    var config =
        new ConfigBuilder(Config.fromKubeconfig(kubeconfig.toFile()))
            .withRequestRetryBackoffLimit(0)
            .build();
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  private static void announce(KubernetesClient client, String mac, String serial) {
    var machine = new DiscoveredMachine();
    machine.getMetadata().setName(DiscoveredMachine.nameOf(mac));
    machine.setSpec(
        new DiscoveredMachineSpec(serial, null, null, null, List.of(mac), "10.0.0.1", List.of()));
    client.resource(machine).create();
  }

  private static void declare(String name, String serial) {
    cluster
        .kubectlWithInput(
            """
            apiVersion: ironkeel.io/v1alpha1
            kind: Host
            metadata: {name: %s}
            spec: {rack: r1, identity: {serialNumber: %s}, managementInterface: vec0}
            """
                .formatted(name, serial),
            "apply",
            "-f",
            "-")
        .orThrow();
  }

  private static String matchedHost(String name) {
    return cluster
        .kubectl("get", "dm", name, "-o", "jsonpath={.status.matchesHost}")
        .orThrow()
        .text();
  }
}
