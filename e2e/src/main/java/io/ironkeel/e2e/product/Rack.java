package io.ironkeel.e2e.product;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.DiedException;
import io.ironkeel.e2e.cluster.TestCluster;
import io.ironkeel.e2e.lab.Cable;
import io.ironkeel.e2e.lab.Lab;
import io.ironkeel.e2e.lab.Machine;
import io.ironkeel.e2e.lab.MachineSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Ironkeel at work on an example: its operators, and its machines with their agents. */
public final class Rack implements AutoCloseable {

  private static final Duration RESTART_DEADLINE = Duration.ofMinutes(10);

  private final Artifacts artifacts;
  private final Path folder;
  private final Path logs;
  private final RackPlan plan;
  private final TestCluster cluster;
  private final Lab lab;
  private final Map<String, OperatorProcess> operators = new TreeMap<>();
  private final Map<List<String>, Cable> cables = new HashMap<>();
  private boolean closed;

  /** Cables the example's machines in an empty lab; nothing runs yet but the cluster. */
  public Rack(Artifacts artifacts, String example, TestCluster cluster, Lab lab, Path logs) {
    this.artifacts = artifacts;
    this.cluster = cluster;
    this.lab = lab;
    this.folder = artifacts.repository().resolve("examples").resolve(example);
    this.logs = logs;
    this.plan = RackPlan.of(folder);
    plan.machines().forEach(name -> lab.addMachine(spec(name)));
    plan.outside().forEach(name -> lab.addMachine(spec(name).agentStopped()));
    plan.cables().forEach(this::connect);
  }

  private MachineSpec spec(String name) {
    var spec = MachineSpec.named(name).ports(plan.ports(name));
    for (var disk : plan.disks().getOrDefault(name, List.of())) {
      spec = spec.disk(disk);
    }
    return spec;
  }

  private void connect(List<String> cable) {
    var a = RackPlan.End.parse(cable.getFirst());
    var b = RackPlan.End.parse(cable.getLast());
    cables.put(cable, lab.connect(machine(a.machine()), a.port(), machine(b.machine()), b.port()));
  }

  public void installCharts() {
    Charts.install(cluster, artifacts);
  }

  public synchronized void startOperators() {
    plan.domains().forEach(this::startOperator);
  }

  private synchronized void startOperator(String domain) {
    if (closed) {
      return;
    }
    var operator =
        OperatorProcess.start(
            cluster,
            artifacts,
            OperatorProcess.DEPLOYMENTS + domain,
            logs.resolve("operators-" + domain));
    operators.put(domain, operator);
    operator.whenItEndsByItself(() -> restartOperator(domain));
  }

  /** As a kubelet does: again and again, because what the operator missed may still be away. */
  private void restartOperator(String domain) {
    Await.until(
        "operator of domain %s to start again".formatted(domain),
        RESTART_DEADLINE,
        () -> {
          try {
            startOperator(domain);
          } catch (DiedException again) {
            throw new IllegalStateException(again);
          }
        });
  }

  /** {@code kubectl apply -f}. */
  public void apply(Path manifests) {
    cluster.kubectl("apply", "-f", manifests.toString()).orThrow();
  }

  /** Enrols the machines as a person does: {@code ./ironkeel enrol}. */
  public void issueCredentials() {
    plan.machines().forEach(this::issueCredentials);
  }

  public void issueCredentials(String machine) {
    machine(machine)
        .writeCredentials(
            "kubeconfig", Enrolment.inLab(artifacts, cluster).enrol(machine).orThrow().stdout());
  }

  public void bootMachines() {
    lab.boot();
    plan.outside().forEach(this::startOutsideRouter);
  }

  /** As its own people would: by hand. */
  private void startOutsideRouter(String name) {
    try {
      machine(name)
          .execOk(
              """
              cat >/etc/frr/frr.conf <<'END'
              %s
              END
              sed -i 's/^bgpd=no/bgpd=yes/' /etc/frr/daemons
              for port in /sys/class/net/vec[1-9]*; do ip link set "${port##*/}" up; done
              sysctl -q -w net.ipv4.ip_forward=1
              /etc/init.d/frr start
              """
                  .formatted(
                      Files.readString(folder.resolve("lab/outside").resolve(name + ".conf"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String kubectl(String... arguments) {
    return cluster.kubectl(arguments).orThrow().stdout();
  }

  public String example() {
    return folder.getFileName().toString();
  }

  public Path folder() {
    return folder;
  }

  public RackPlan plan() {
    return plan;
  }

  public TestCluster cluster() {
    return cluster;
  }

  public KubernetesClient client() {
    return cluster.admin();
  }

  public Path kubeconfig() {
    return cluster.kubeconfig();
  }

  /** Those of domain machines. */
  public OperatorProcess operators() {
    return operators("machines");
  }

  public synchronized OperatorProcess operators(String domain) {
    return operators.get(domain);
  }

  /** Ends the operators in order and starts them anew. */
  public synchronized void restartOperators() {
    operators.values().forEach(OperatorProcess::close);
    startOperators();
  }

  public Machine machine(String name) {
    return lab.machine(name);
  }

  /** A cable by its ends as {@code lab/rack.yaml} writes them. */
  public Cable cable(String a, String b) {
    return Optional.ofNullable(cables.get(List.of(a, b))).orElseThrow();
  }

  public List<Machine> machines() {
    return plan.machines().stream().map(this::machine).toList();
  }

  /** Ends the operators; the lab and the cluster belong to whoever opened them. */
  @Override
  public synchronized void close() {
    closed = true;
    operators.values().forEach(OperatorProcess::close);
  }
}
