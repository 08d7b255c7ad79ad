package io.ironkeel.e2e.cli;

import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.cluster.TestCluster;
import io.ironkeel.e2e.lab.Lab;
import io.ironkeel.e2e.product.Rack;
import java.nio.file.Path;

/** Opens a control plane and a lab for an example, shows what happens there, and ends it all. */
final class Stage {

  private Stage() {}

  /** What is shown on a rack. */
  @FunctionalInterface
  interface Play {
    void on(Rack rack, Path logs) throws Exception;
  }

  static int show(String example, Play play) throws Exception {
    var artifacts = Artifacts.fromEnvironment();
    var logs = Path.of(System.getenv("IRONKEEL_LOGS"));
    Progress.title("A control plane");
    try (var cluster =
            Progress.get(
                "etcd, API server, controller manager",
                () -> TestCluster.start(artifacts, logs.resolve("cluster")));
        var lab = Lab.open(artifacts, logs.resolve("lab"));
        var rack = new Rack(artifacts, example, cluster, lab, logs)) {
      play.on(rack, logs);
    }
    return 0;
  }
}
