package io.ironkeel.e2e.product;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.cluster.TestCluster;
import io.ironkeel.e2e.lab.Lab;
import io.ironkeel.e2e.lab.Machine;
import java.nio.file.Path;
import java.util.List;

/** Ironkeel at work on an example: its operators, and its machines with their agents. */
public final class Rack implements AutoCloseable {

  private final Artifacts artifacts;
  private final Path folder;
  private final Path logs;
  private final RackPlan plan;
  private final TestCluster cluster;
  private final Lab lab;
  private OperatorProcess operators;

  /** Cables the example's machines in an empty lab; nothing runs yet but the cluster. */
  public Rack(Artifacts artifacts, String example, TestCluster cluster, Lab lab, Path logs) {
    this.artifacts = artifacts;
    this.cluster = cluster;
    this.lab = lab;
    this.folder = artifacts.repository().resolve("examples").resolve(example);
    this.logs = logs;
    this.plan = RackPlan.of(folder);
    plan.machines().forEach(lab::addMachine);
    plan.cables().forEach(this::connect);
  }

  private void connect(List<String> cable) {
    var a = RackPlan.End.parse(cable.getFirst());
    var b = RackPlan.End.parse(cable.getLast());
    lab.connect(machine(a.machine()), a.port(), machine(b.machine()), b.port());
  }

  public void installCharts() {
    Charts.install(cluster, artifacts);
  }

  public void startOperators() {
    operators =
        OperatorProcess.start(
            cluster, artifacts, OperatorProcess.MACHINES, logs.resolve("operators"));
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

  public OperatorProcess operators() {
    return operators;
  }

  /** Ends the operators in order and starts them anew. */
  public void restartOperators() {
    operators.close();
    startOperators();
  }

  public Machine machine(String name) {
    return lab.machine(name);
  }

  public List<Machine> machines() {
    return plan.machines().stream().map(this::machine).toList();
  }

  /** Ends the operators; the lab and the cluster belong to whoever opened them. */
  @Override
  public void close() {
    if (operators != null) {
      operators.close();
    }
  }
}
