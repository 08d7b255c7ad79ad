package io.ironkeel.e2e.bench;

import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.cluster.ControlPlane;
import io.ironkeel.e2e.cluster.TestCluster;
import io.ironkeel.e2e.product.Charts;
import io.ironkeel.e2e.product.OperatorProcess;
import io.ironkeel.e2e.product.SimulatedPods;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What one more cable costs in a small fabric and in a large one. */
public final class FabricBenchmark implements Benchmark {

  /** Numbers of switches, the first of them the yardstick for the others. */
  private static final List<Integer> SIZES =
      Stream.of(System.getProperty("ironkeel.bench.switches", "10,100,500,1000").split(","))
          .map(Integer::valueOf)
          .toList();

  private static final Duration GROWN = Duration.ofMinutes(15);
  private static final Duration QUIET = Duration.ofSeconds(5);

  private final Artifacts artifacts;
  private final Path logs;

  public FabricBenchmark(Artifacts artifacts, Path logs) {
    this.artifacts = artifacts;
    this.logs = logs;
  }

  @Override
  public Figures run() throws Exception {
    var figures = new ArrayList<Figure>();
    var times = new ArrayList<Double>();
    var writes = new ArrayList<Integer>();
    try (var cluster = (ControlPlane) TestCluster.start(artifacts, logs.resolve("fabric"))) {
      Charts.install(cluster, artifacts);
      var pods = new SimulatedPods(cluster.admin());
      try (var operators =
          OperatorProcess.start(
              cluster, artifacts, OperatorProcess.FABRIC, logs.resolve("fabric/operators"))) {
        for (var size : SIZES) {
          System.err.printf("  a fabric of %d switches%n", size);
          pods.growTo(size);
          awaitConfigured(cluster, size);
          var samples = new CableLatency(cluster.admin(), SimulatedPods.spare()).measure();
          times.add(samples.percentile(.5));
          writes.add(writesOfACable(cluster));
          figures.add(
              Figure.only(
                  "cable_ms_p50_" + size,
                  times.getLast(),
                  "from kubectl apply of a Link to the second MachineConfig, %d times"
                      .formatted(samples.count())));
          figures.add(
              Figure.only(
                  "cable_ms_p99_" + size, samples.percentile(.99), "the same, the slowest"));
        }
      }
    }
    figures.add(
        Figure.atMost(
            "compile_ratio_%d_to_%d".formatted(SIZES.getLast(), SIZES.getFirst()),
            times.getLast() / times.getFirst(),
            1.5,
            "the medians of the largest and the smallest fabric"));
    figures.add(
        Figure.atMost(
            "writes_per_cable",
            writes.getLast(),
            writes.getFirst(),
            "of the operator in the largest fabric; the limit is those in the smallest"));
    return new Figures(figures);
  }

  /** Every switch has its configuration, and the operator has nothing left to do. */
  private static void awaitConfigured(ControlPlane cluster, int switches) {
    Await.until(
        "configurations of %d switches".formatted(switches),
        GROWN,
        () -> {
          var configured =
              cluster
                  .admin()
                  .resources(MachineConfig.class)
                  .inAnyNamespace()
                  .withField("metadata.name", "fabric")
                  .list()
                  .getItems()
                  .size();
          if (configured < switches) {
            throw new IllegalStateException(configured + " so far");
          }
        });
    awaitQuiet(cluster);
  }

  private static void awaitQuiet(ControlPlane cluster) {
    var mark = cluster.auditLog().mark();
    Await.steady("fabric", QUIET, () -> operatorWrites(cluster, mark));
  }

  private static int writesOfACable(ControlPlane cluster) {
    awaitQuiet(cluster);
    var link = SimulatedPods.spare();
    var mark = cluster.auditLog().mark();
    cluster.admin().resource(link).create();
    Await.until(
        "the first writes",
        () -> {
          if (operatorWrites(cluster, mark) == 0) {
            throw new IllegalStateException("none yet");
          }
        });
    var writes = Await.steady("writes of a cable", QUIET, () -> operatorWrites(cluster, mark));
    cluster.admin().resource(link).delete();
    awaitQuiet(cluster);
    return writes;
  }

  private static int operatorWrites(ControlPlane cluster, long mark) {
    return cluster.auditLog().writesOf(OperatorProcess.user(OperatorProcess.FABRIC), mark).size();
  }
}
