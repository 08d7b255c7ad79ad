package io.ironkeel.e2e.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.cluster.TestCluster;

/** What the objects of a pod say, and what people ask of them, by kubectl. */
record PodObjects(TestCluster cluster) {

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
