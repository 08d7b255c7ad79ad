package io.ironkeel.e2e.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.RunDirectory;
import io.ironkeel.e2e.cluster.ApiTest;
import io.ironkeel.e2e.cluster.TestCluster;
import io.ironkeel.e2e.product.Charts;
import io.ironkeel.e2e.product.OperatorProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who gets which number of a fabric, and keeps it. */
@ApiTest
class AllocationIT {

  private static final String NUMBERS =
      "-o=jsonpath={range .items[*]}{.metadata.name}={.status.fabric.asn},{.status.fabric.loopbacks[0]}{\"\\n\"}{end}";

  private static TestCluster cluster;
  private static Path logs;
  private static OperatorProcess operator;

  @BeforeAll
  static void startTheOperator(TestCluster started) {
    cluster = started;
    logs = RunDirectory.empty(AllocationIT.class, "operator");
    Charts.install(cluster, Artifacts.fromEnvironment());
    kubectl(
        "set",
        "env",
        "deployment/" + OperatorProcess.FABRIC,
        "--namespace",
        Charts.NAMESPACE,
        "IRONKEEL_FABRIC_ALLOCATION_GRACE=PT8S");
    start();
  }

  private static void start() {
    operator =
        OperatorProcess.start(cluster, Artifacts.fromEnvironment(), OperatorProcess.FABRIC, logs);
  }

  @AfterAll
  static void endTheOperator() {
    operator.close();
  }

  @Test
  void manyAtOnceGetNumbersOfTheirOwnAndKeepThemOverARestart() {
    apply(fabric("many", 4_200_001_000L, 4_200_001_099L, "10.1.0.0/24"));
    apply(switches("many", 20));
    var numbers = awaitNumbers("many", 20);
    assertThat(numbers.values()).doesNotHaveDuplicates();
    operator.close();
    start();
    apply(switches("many", 21));
    var more = awaitNumbers("many", 21);
    assertThat(more).containsAllEntriesOf(numbers);
    assertThat(more.values()).doesNotHaveDuplicates();
  }

  @Test
  void aRestoreGivesTheSameNumbersWhateverComesFirst() {
    apply(fabric("restored", 4_200_002_000L, 4_200_002_099L, "10.2.0.0/24"));
    apply(switches("restored", 3));
    var numbers = awaitNumbers("restored", 3);
    var backup =
        kubectl("get", "allocations", "-o=yaml", "--show-managed-fields=false")
            .replaceAll("(?m)^ +(uid|resourceVersion|creationTimestamp|generation): .*\n", "");
    kubectl("delete", "switches", "restored-0", "restored-1", "restored-2");
    Await.until("free numbers", () -> assertThat(allocations("restored")).isEmpty());
    apply(backup);
    assertThat(allocations("restored")).hasSize(6);
    apply(leaf("restored", 2));
    apply(leaf("restored", 1));
    apply(leaf("restored", 0));
    assertThat(awaitNumbers("restored", 3)).isEqualTo(numbers);
  }

  @Test
  void whoFindsNoneIsToldAndGetsOneWhenThereIsOne() {
    apply(fabric("small", 4_200_003_000L, 4_200_003_000L, "10.3.0.0/24"));
    apply(switches("small", 1));
    awaitNumbers("small", 1);
    apply(switches("small", 2));
    Await.until(
        "why it has none",
        () ->
            assertThat(converged("small-1"))
                .isEqualTo(
                    "PoolExhausted Fabric small has no free autonomous system number left in"
                        + " 4200003000-4200003000: add a range to its spec."));
    kubectl("delete", "switch", "small-0");
    assertThat(allocations("small")).as("kept for a while").hasSize(3);
    Await.until("the freed number", () -> assertThat(asn("small-1")).isEqualTo("4200003000"));
  }

  @Test
  void aChosenNumberIsGivenUnlessSomebodyHasIt() {
    apply(fabric("chosen", 4_200_004_000L, 4_200_004_099L, "10.4.0.0/24"));
    apply(leaf("chosen", 0));
    awaitNumbers("chosen", 1);
    apply(leaf("chosen", 1).replace("rack: r1", "rack: r1, asn: 4200004000"));
    Await.until(
        "whose it is",
        () ->
            assertThat(converged("chosen-1"))
                .isEqualTo(
                    "NumberTaken chosen-1 asks for autonomous system number 4200004000, which chosen-0 has: choose"
                        + " another, or take spec's away for one from the pool."));
    apply(leaf("chosen", 1).replace("rack: r1", "rack: r1, asn: 4200004077"));
    Await.until("the chosen number", () -> assertThat(asn("chosen-1")).isEqualTo("4200004077"));
  }

  @Test
  void aFabricWithNumbersOfAnOlderOneIsTold() {
    apply(fabric("older", 4_200_005_000L, 4_200_005_099L, "10.5.0.0/24"));
    Await.until(
        "the older", () -> assertThat(condition("fabric/older", "Ready")).isEqualTo("True"));
    apply(fabric("younger", 4_200_005_050L, 4_200_005_060L, "10.6.0.0/24"));
    Await.until(
        "the younger", () -> assertThat(condition("fabric/younger", "Stalled")).isEqualTo("True"));
  }

  private static String fabric(String name, long first, long last, String loopbacks) {
    return """
        apiVersion: ironkeel.io/v1alpha1
        kind: Fabric
        metadata: {name: %s}
        spec: {asns: [{first: %d, last: %d}], loopbacksIPv4: [%s]}
        """
        .formatted(name, first, last, loopbacks);
  }

  private static String switches(String fabric, int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> leaf(fabric, number))
        .collect(Collectors.joining("---\n"));
  }

  private static String leaf(String fabric, int number) {
    return """
        apiVersion: ironkeel.io/v1alpha1
        kind: Switch
        metadata: {name: %s-%d}
        spec: {fabric: %s, role: ASW, pair: p%d, rack: r1, identity: {serialNumber: %s-%d}, managementInterface: eth0}
        """
        .formatted(fabric, number, fabric, number / 2, fabric, number);
  }

  /** By switch, when so many have theirs. */
  private static TreeMap<String, String> awaitNumbers(String fabric, int count) {
    var numbers = new TreeMap<String, String>();
    Await.until(
        "the numbers of " + fabric,
        () -> {
          numbers.clear();
          kubectl("get", "switches", NUMBERS)
              .lines()
              .filter(line -> line.matches(fabric + "-\\d+=\\d+,.+"))
              .forEach(line -> numbers.put(line.split("=")[0], line.split("=")[1]));
          assertThat(numbers).hasSize(count);
        });
    return numbers;
  }

  private static List<String> allocations(String fabric) {
    return kubectl("get", "allocations", "-o=name")
        .lines()
        .filter(name -> name.contains("/" + fabric + "-"))
        .toList();
  }

  private static String asn(String name) {
    return kubectl("get", "switch", name, "-o=jsonpath={.status.fabric.asn}");
  }

  private static String converged(String name) {
    return kubectl(
        "get",
        "switch",
        name,
        "-o=jsonpath={range .status.conditions[?(@.type==\"RoutingConverged\")]}{.reason} {.message}{end}");
  }

  private static String condition(String object, String type) {
    return kubectl(
        "get",
        object,
        "-o=jsonpath={.status.conditions[?(@.type==\"%s\")].status}".formatted(type));
  }

  private static void apply(String manifests) {
    cluster.kubectlWithInput(manifests, "apply", "-f", "-").orThrow();
  }

  private static String kubectl(String... words) {
    return cluster.kubectl(words).orThrow().stdout();
  }
}
