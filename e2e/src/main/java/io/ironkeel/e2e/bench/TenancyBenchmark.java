package io.ironkeel.e2e.bench;

import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.tenantaccount.TenantAccount;
import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.cluster.ControlPlane;
import io.ironkeel.e2e.cluster.TestCluster;
import io.ironkeel.e2e.product.Charts;
import io.ironkeel.e2e.product.OperatorProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How fast many tenants are served, what one more member costs among them, and a restart. */
public final class TenancyBenchmark implements Benchmark {

  /** Tenants x namespaces of each, growing. */
  private static final List<TenantManifests> SIZES =
      Stream.of(System.getProperty("ironkeel.bench.tenants", "200x3,1000x5").split(","))
          .map(TenantManifests::of)
          .toList();

  private static final int THREADS = 8;
  private static final Duration SERVED = Duration.ofMinutes(30);
  private static final Duration QUIET = Duration.ofSeconds(5);

  private final Artifacts artifacts;
  private final Path logs;

  public TenancyBenchmark(Artifacts artifacts, Path logs) {
    this.artifacts = artifacts;
    this.logs = logs;
  }

  @Override
  public Figures run() throws Exception {
    var figures = new ArrayList<Figure>();
    for (var size : SIZES) {
      System.err.printf(
          "  %d tenants with %d namespaces each%n", size.tenants(), size.namespaces());
      var raw = rawRate(size);
      try (var cluster =
          (ControlPlane) TestCluster.start(artifacts, logs.resolve("tenancy-" + size.size()))) {
        Charts.install(cluster, artifacts);
        figures.addAll(measure(size, cluster, raw));
      }
    }
    return new Figures(figures);
  }

  /** Namespaces a second that the API server takes at most. */
  private double rawRate(TenantManifests size) throws Exception {
    try (var cluster =
        (ControlPlane) TestCluster.start(artifacts, logs.resolve("raw-" + size.size()))) {
      Charts.install(cluster, artifacts);
      var raw = new RawTenants(cluster.admin(), size, THREADS);
      return raw.rate() / raw.writesOfANamespace();
    }
  }

  private List<Figure> measure(TenantManifests size, ControlPlane cluster, double raw)
      throws Exception {
    var figures = new ArrayList<Figure>();
    var operatorLogs = logs.resolve("operators-" + size.size());
    var member = new MemberLatency(cluster.admin(), "t0", "t0-0");
    try (var operator = start(cluster, operatorLogs)) {
      var mark = cluster.auditLog().mark();
      var seconds = served(size, cluster);
      figures.add(
          Figure.only(
              "ready_s_" + size.size(), seconds, "from the first kubectl apply to the last Ready"));
      figures.add(
          Figure.atLeast(
              "writes_vs_raw_" + size.size(),
              size.all() / seconds / raw,
              0.6,
              "namespaces a second, of those the API server alone takes: %.0f".formatted(raw)));
      figures.add(
          Figure.only(
              "writes_per_namespace_" + size.size(),
              (double) writes(cluster, mark) / size.all(),
              "of the operator; the least is %.1f"
                  .formatted(
                      new RawTenants(cluster.admin(), size, THREADS).writesOfANamespace()
                          - 1.0 / size.namespaces())));
      figures.add(Figure.only("rss_mb_" + size.size(), rssMb(operator.pid()), "of the operator"));
      var samples = member.measure();
      figures.add(
          Figure.only(
              "member_ms_p50_" + size.size(),
              samples.percentile(.5),
              "from kubectl apply until the API server lets the member in, %d times"
                  .formatted(samples.count())));
      figures.add(
          Figure.only(
              "member_ms_p99_" + size.size(), samples.percentile(.99), "the same, the slowest"));
      awaitQuiet(cluster);
    }
    figures.addAll(restart(size, cluster, operatorLogs, member));
    return figures;
  }

  private List<Figure> restart(
      TenantManifests size, ControlPlane cluster, Path operatorLogs, MemberLatency member) {
    var mark = cluster.auditLog().mark();
    var start = System.nanoTime();
    try (var operator = start(cluster, operatorLogs)) {
      Await.steady("tenants", QUIET, () -> writes(cluster, mark));
      var written = writes(cluster, mark);
      member.add("after-the-restart");
      // Looking whether it is quiet takes its time, too.
      var seconds = (System.nanoTime() - start - QUIET.toNanos()) / 1e9;
      return List.of(
          Figure.atMost(
              "restart_writes_" + size.size(), written, 0, "of the operator, after a restart"),
          Figure.atMost(
              "restart_s_" + size.size(),
              seconds,
              60,
              "until it is ready and a new member is let in"));
    }
  }

  private OperatorProcess start(ControlPlane cluster, Path operatorLogs) {
    return OperatorProcess.start(cluster, artifacts, OperatorProcess.TENANCY, operatorLogs);
  }

  /** Seconds until all of them are Ready. */
  private static double served(TenantManifests size, ControlPlane cluster) {
    var start = System.nanoTime();
    try (var pool = Executors.newFixedThreadPool(THREADS)) {
      IntStream.range(0, size.tenants())
          .forEach(
              number -> pool.execute(() -> cluster.admin().resource(size.tenant(number)).create()));
    }
    Await.until(
        "%d tenants".formatted(size.tenants()),
        SERVED,
        () -> {
          var ready =
              cluster.admin().resources(TenantAccount.class).list().getItems().stream()
                  .filter(tenant -> tenant.getStatus() != null)
                  .filter(
                      tenant ->
                          Conditions.isTrue(tenant.getStatus().conditions(), Conditions.READY))
                  .count();
          if (ready < size.tenants()) {
            throw new IllegalStateException(ready + " so far");
          }
        });
    return (System.nanoTime() - start) / 1e9;
  }

  private static void awaitQuiet(ControlPlane cluster) {
    var mark = cluster.auditLog().mark();
    Await.steady("tenants", QUIET, () -> writes(cluster, mark));
  }

  private static int writes(ControlPlane cluster, long mark) {
    return cluster.auditLog().writesOf(OperatorProcess.user(OperatorProcess.TENANCY), mark).size();
  }

  private static double rssMb(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }
}
