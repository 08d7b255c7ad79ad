package io.ironkeel.e2e.bench;

import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.RunDirectory;
import io.ironkeel.e2e.cluster.AuditedWrite;
import io.ironkeel.e2e.cluster.ControlPlane;
import io.ironkeel.e2e.cluster.TestCluster;
import io.ironkeel.e2e.lab.Lab;
import io.ironkeel.e2e.product.Charts;
import io.ironkeel.e2e.product.Hosts;
import io.ironkeel.e2e.product.OperatorProcess;
import io.ironkeel.e2e.product.Rack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How fast Hosts are enrolled and changed, and how quiet they are when nothing changes. */
public final class HostBenchmark implements Benchmark {

  /** How many machines are enrolled; fewer only to try the benchmark itself. */
  private static final int MACHINES = Integer.getInteger("ironkeel.bench.machines", 1_000);

  private static final int RAW_MACHINES = Math.min(MACHINES, 300);
  private static final int THREADS = 16;
  private static final int QUIET_HEARTBEATS = 6;
  private static final Duration QUIET_DEADLINE = Duration.ofMinutes(10);

  private final Artifacts artifacts;
  private final Path logs;
  private final List<Figure> figures = new ArrayList<>();

  public HostBenchmark(Artifacts artifacts, Path logs) {
    this.artifacts = artifacts;
    this.logs = logs;
  }

  @Override
  public Figures run() throws Exception {
    enrolment();
    changes();
    return new Figures(figures);
  }

  private void enrolment() throws Exception {
    var memory = Files.createTempDirectory(Path.of("/dev/shm"), "ironkeel-bench");
    try (var cluster = (ControlPlane) TestCluster.start(artifacts, logs.resolve("enrolment"))) {
      Charts.install(cluster, artifacts);
      var raw = raw(cluster);
      try (var operators = operators(cluster, logs.resolve("enrolment"));
          var rate = new EnrolmentRate(cluster, memory, THREADS)) {
        say("enrolling %d machines", MACHINES);
        var mark = cluster.auditLog().mark();
        var enrolled = rate.measure(MACHINES);
        var writes =
            cluster.auditLog().writesSince(mark).stream().filter(AuditedWrites::succeeded).toList();
        AuditedWrites.requireAtLeast(MACHINES, RawWrites.MINIMAL, writes);
        figures.add(
            Figure.atLeast(
                "enrol_vs_raw",
                enrolled / (raw / RawWrites.MINIMAL.size()),
                0.6,
                "machines enrolled, of those the same writes alone would allow"));
        figures.add(Figure.only("enrolled_per_min", enrolled * 60, "machines from apply to Ready"));
        figures.add(Figure.only("raw_writes_per_min", raw * 60, "writes of W alone"));
        figures.add(
            Figure.only("minimal_writes", RawWrites.MINIMAL.size(), "W: " + RawWrites.MINIMAL));
        figures.add(
            Figure.only(
                "writes_per_machine",
                (double) writes.size() / MACHINES,
                "all there were, those of Kubernetes itself too"));
        figures.add(idleWrites(cluster));
      }
    } finally {
      RunDirectory.delete(memory);
    }
  }

  private double raw(ControlPlane cluster) throws Exception {
    say("the writes of %d machines alone", RAW_MACHINES);
    var raw = new RawWrites(cluster.admin(), THREADS);
    var rate = raw.rate(RAW_MACHINES);
    raw.delete(RAW_MACHINES);
    return rate;
  }

  private OperatorProcess operators(TestCluster cluster, Path directory) {
    return OperatorProcess.start(
        cluster, artifacts, OperatorProcess.MACHINES, directory.resolve("operators"));
  }

  /** While every agent beats several times, nobody writes a status; then somebody does. */
  private Figure idleWrites(ControlPlane cluster) {
    say("%d heartbeats of each of %d idle agents", QUIET_HEARTBEATS, MACHINES);
    var mark = cluster.auditLog().mark();
    var beats = QUIET_HEARTBEATS * MACHINES;
    Await.until(
        "heartbeats",
        QUIET_DEADLINE,
        () -> {
          if (AuditedWrites.heartbeats(cluster.auditLog().writesSince(mark)) < beats) {
            throw new IllegalStateException("too few yet");
          }
        });
    var writes = AuditedWrites.statuses(cluster.auditLog().writesSince(mark));
    cluster
        .kubectl(
            "patch",
            "host",
            EnrolmentRate.name(0),
            "--type=merge",
            "-p",
            "{\"spec\":{\"rack\":\"r2\"}}")
        .orThrow();
    Await.until(
        "the planted status write",
        () -> {
          if (AuditedWrites.statuses(cluster.auditLog().writesSince(mark)) == writes) {
            throw new IllegalStateException("not seen yet");
          }
        });
    return Figure.atMost(
        "idle_status_writes", writes, 0, "while all beat %d times".formatted(QUIET_HEARTBEATS));
  }

  private void changes() throws Exception {
    var folder = logs.resolve("changes");
    try (var cluster = TestCluster.start(artifacts, folder.resolve("cluster"));
        var lab = Lab.open(artifacts, folder.resolve("lab"));
        var rack = new Rack(artifacts, "first-rack", cluster, lab, folder)) {
      say("a rack of %d servers", rack.plan().machines().size());
      rack.installCharts();
      rack.startOperators();
      rack.apply(rack.folder());
      rack.issueCredentials();
      rack.bootMachines();
      rack.plan().machines().forEach(machine -> Hosts.awaitReady(cluster.admin(), machine));
      var machine = rack.plan().machines().getFirst();
      say("changes of %s", machine);
      var applied = new AppliedLatency(cluster.admin(), machine).measure();
      figures.add(
          Figure.atMost(
              "applied_ms_p50",
              applied.percentile(.5),
              1_000,
              "from patch to Ready, %d changes in a guest".formatted(applied.count())));
      figures.add(Figure.atMost("applied_ms_p99", applied.percentile(.99), 5_000, "the same"));
      figures.add(
          Figure.atMost(
              "agent_rss_mb",
              residentMegabytes(rack, machine),
              100,
              "resident memory of the agent in a guest after these changes"));
      say("starts of the agent outside of a guest");
      var starts = new AgentStart(artifacts, cluster, folder.resolve("agent")).measure();
      figures.add(
          Figure.atMost(
              "agent_ready_ms",
              starts.percentile(.5),
              1_000,
              "median of %d starts to the first report, outside UML".formatted(starts.count())));
    }
  }

  private static double residentMegabytes(Rack rack, String machine) {
    var kilobytes =
        rack.machine(machine)
            .execOk("awk '/^VmRSS/ { print $2 }' /proc/$(cat /run/ironkeel-agent.pid)/status")
            .text();
    return Double.parseDouble(kilobytes) / 1024;
  }

  private static void say(String text, Object... values) {
    System.err.printf("  " + text + "%n", values);
  }

  /** What the audit log says of a run. */
  private static final class AuditedWrites {

    private AuditedWrites() {}

    static boolean succeeded(AuditedWrite write) {
      return write.code() < 300;
    }

    static long heartbeats(List<AuditedWrite> writes) {
      return writes.stream()
          .filter(write -> write.resource().equals("leases"))
          .filter(write -> write.namespace().startsWith("machine-"))
          .count();
    }

    static long statuses(List<AuditedWrite> writes) {
      return writes.stream().filter(write -> write.subresource().equals("status")).count();
    }

    /** The yardstick itself is checked: none of its writes can be missing. */
    static void requireAtLeast(int machines, List<String> kinds, List<AuditedWrite> writes) {
      for (var kind : kinds) {
        var count =
            writes.stream()
                .filter(
                    write ->
                        kind.equals(
                            write.subresource().isEmpty()
                                ? write.resource()
                                : write.resource() + "/" + write.subresource()))
                .count();
        if (count < machines) {
          throw new IllegalStateException(
              "only %d writes of %s for %d machines: it is no part of the minimum"
                  .formatted(count, kind, machines));
        }
      }
    }
  }
}
