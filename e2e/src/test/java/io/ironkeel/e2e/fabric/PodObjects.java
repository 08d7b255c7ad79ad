package io.ironkeel.e2e.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.cluster.TestCluster;
import java.time.Duration;

/** What the objects of a pod say, and what people ask of them, by kubectl. */
record PodObjects(TestCluster cluster) {

  private static final Duration DEADLINE = Duration.ofMinutes(5);

  private static final String CONDITION =
      """
      {range .items[*]}{.kind}/{.metadata.name}{range .status.conditions[?(@.type=="%s")]} {.status} {.reason} \
      {.message}{end}{"\\n"}{end}""";

  /** {@code STATUS REASON MESSAGE}. */
  String condition(String object, String type) {
    return kubectl(
        "get",
        object,
        "-o=jsonpath={range .status.conditions[?(@.type==\"%s\")]}{.status} {.reason} {.message}{end}"
            .formatted(type));
  }

  /**
   * Waits until a condition begins so.
   *
   * @param begin as {@link #condition} gives it
   */
  void await(String object, String type, String begin) {
    Await.until(
        "%s of %s: %s".formatted(type, object, begin),
        DEADLINE,
        () -> assertThat(condition(object, type)).startsWith(begin));
  }

  void drain(String name, boolean drained) {
    kubectl(
        "patch",
        "switch",
        name,
        "--type=merge",
        "-p",
        "{\"spec\":{\"drained\":%s}}".formatted(drained));
  }

  /** Waits until routes are exchanged over every cable and nothing else is left to do. */
  void awaitConverged() {
    awaitTrue("switches,hosts", "RoutingConverged");
    awaitTrue("links,switches,hosts", "Ready");
  }

  private void awaitTrue(String kinds, String condition) {
    Await.until(
        condition + " of all " + kinds,
        DEADLINE,
        () ->
            assertThat(
                    kubectl("get", kinds, "-o=jsonpath=" + CONDITION.formatted(condition)).lines())
                .allMatch(line -> line.contains(" True ")));
  }

  /** What people say of where a cable goes. */
  void recable(String link, String a, String b) {
    kubectl(
        "patch",
        "link",
        link,
        "--type=merge",
        "-p",
        "{\"spec\":{\"ends\":[\"%s\",\"%s\"]}}".formatted(a, b));
  }

  /** What people say of their work on a switch; {@code null} when it is done. */
  void work(String name, String maintenance) {
    kubectl(
        "patch",
        "switch",
        name,
        "--type=merge",
        "-p",
        "{\"spec\":{\"maintenance\":%s}}".formatted(maintenance));
  }

  void changeFabric(String spec) {
    kubectl("patch", "fabric", "default", "--type=merge", "-p", "{\"spec\":%s}".formatted(spec));
  }

  /** The Rollout that the last change of the Fabric begins, as soon as there is one. */
  String rollout() {
    var name =
        "rollout/default-"
            + kubectl("get", "fabric", "default", "-o=jsonpath={.metadata.generation}");
    Await.until(name, () -> kubectl("get", name));
    return name;
  }

  /** The first address of a machine's loopback. */
  String loopback(String machine) {
    return kubectl(
            "get",
            "switches,hosts",
            "--field-selector=metadata.name=" + machine,
            "-o=jsonpath={.items[0].status.fabric.loopbacks[0]}")
        .replace("/32", "");
  }

  private String kubectl(String... words) {
    return cluster.kubectl(words).orThrow().stdout();
  }
}
