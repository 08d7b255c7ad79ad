package io.ironkeel.e2e.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.cluster.TestCluster;
import java.time.Duration;

/** Pools and volumes as a person works with them. */
record StorageObjects(TestCluster cluster) {

  private static final Duration DEADLINE = Duration.ofMinutes(4);

  String kubectl(String... arguments) {
    return cluster.kubectl(arguments).orThrow().stdout();
  }

  void apply(String manifest) {
    cluster.kubectlWithInput(manifest, "apply", "-f", "-").orThrow();
  }

  /** Status, reason and message of a condition. */
  String condition(String object, String namespace, String type) {
    return kubectl(
        "get",
        object,
        "--namespace=" + namespace,
        "-o=jsonpath={range .status.conditions[?(@.type==\"%s\")]}{.status} {.reason}: {.message}{end}"
            .formatted(type));
  }

  void await(String object, String namespace, String type, String beginning) {
    Await.until(
        "%s %s of %s".formatted(type, beginning, object),
        DEADLINE,
        () ->
            assertThat(condition(object, namespace, type))
                .as(() -> kubectl("get", object, "--namespace=" + namespace, "-o=yaml"))
                .startsWith(beginning));
  }

  void awaitPool(String pool) {
    await("storagepool/" + pool, "default", "Ready", "True");
  }

  void awaitVolume(String volume) {
    await("volume/" + volume, "default", "Ready", "True");
  }

  String status(String object, String namespace, String path) {
    return kubectl(
        "get", object, "--namespace=" + namespace, "-o=jsonpath={.status.%s}".formatted(path));
  }

  /** Deletes and waits until it is gone. */
  void delete(String object, String namespace) {
    kubectl("delete", object, "--namespace=" + namespace, "--timeout=240s");
  }
}
