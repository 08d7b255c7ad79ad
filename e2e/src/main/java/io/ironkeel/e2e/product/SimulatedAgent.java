package io.ironkeel.e2e.product;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.ironkeel.api.ApiGroup;
import io.ironkeel.api.condition.Condition;
import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machineconfig.MachineConfigStatus;
import io.ironkeel.api.machineconfig.RejectedChange;
import io.ironkeel.api.machinestate.MachineState;
import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.cluster.TestCluster;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

/**
 * The agent of a machine that does not exist: it holds the real token of that machine's account and
 * says what a test wants said, by the requests a real agent would make.
 */
public final class SimulatedAgent implements AutoCloseable {

  private static final PatchContext PATCH =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withFieldManager("ironkeel-agent")
          .withForce(true)
          .build();

  private final String machine;
  private final KubernetesClient client;

  private SimulatedAgent(String machine, KubernetesClient client) {
    this.machine = machine;
    this.client = client;
  }

  /** With a fresh token, once the machine's account exists. */
  public static SimulatedAgent of(TestCluster cluster, String machine) {
    var kubeconfig =
        Credentials.kubeconfig(cluster, cluster.apiServer(), "machine-" + machine, "agent");
    var config =
        new ConfigBuilder(Config.fromKubeconfig(kubeconfig))
            // A refusal is an answer.
            .withRequestRetryBackoffLimit(0)
            .build();
    return new SimulatedAgent(machine, new KubernetesClientBuilder().withConfig(config).build());
  }

  /** Says what the machine is: one with this serial number and no ports. */
  public void report(String serialNumber) {
    // Its role is bound a moment after its account was made.
    Await.until("the agent's rights on " + machine, () -> reportOnce(serialNumber));
  }

  /** The same, but fails when it is refused. */
  public void reportOnce(String serialNumber) {
    var state = new MachineState();
    state.setMetadata(meta(MachineState.NAME));
    state.setStatus(null);
    patch(state);
    client
        .resources(MachineState.class)
        .inNamespace(client.getNamespace())
        .withName(MachineState.NAME)
        .subresource("status")
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"status\":{\"firmware\":{\"serialNumber\":\"%s\"}}}".formatted(serialNumber));
  }

  /** One heartbeat that counts for this long. */
  public void beat(Duration lifetime) {
    patch(
        new LeaseBuilder()
            .withMetadata(meta("agent"))
            .withNewSpec()
            .withHolderIdentity("agent")
            .withLeaseDurationSeconds((int) lifetime.toSeconds())
            .withRenewTime(ZonedDateTime.now(ZoneOffset.UTC))
            .endSpec()
            .build());
  }

  /** The configuration of the concern "base", as this agent may read it. */
  public MachineConfig config() {
    return client
        .resources(MachineConfig.class)
        .inNamespace(client.getNamespace())
        .withName("base")
        .get();
  }

  /** Says that all of the present configuration is applied. */
  public void applied() {
    var config = config();
    report(
        config,
        config.getSpec().hash(),
        conditions("True", "False", "False", "Applied", "All of the configuration is applied."),
        null);
  }

  /** Says that the present configuration was tried and undone. */
  public void rejected(String message) {
    var config = config();
    report(
        config,
        null,
        conditions("False", "False", "True", "Rejected", message),
        new RejectedChange(
            config.getSpec().hash(), RejectedChange.PROBE_FAILED, message, "2026-01-01T00:00:00Z"));
  }

  private void report(
      MachineConfig config, String hash, List<Condition> conditions, RejectedChange rejected) {
    var report = new MachineConfig();
    report.setMetadata(
        new ObjectMetaBuilder().withName("base").withNamespace(client.getNamespace()).build());
    report.setSpec(null);
    report.setStatus(
        new MachineConfigStatus(
            config.getMetadata().getGeneration(), hash, conditions, List.of(), rejected));
    client.resource(report).subresource("status").patch(PATCH);
  }

  private static List<Condition> conditions(
      String ready, String reconciling, String stalled, String reason, String message) {
    return List.of(
        condition(Conditions.READY, ready, reason, message),
        condition(Conditions.RECONCILING, reconciling, reason, message),
        condition(Conditions.STALLED, stalled, reason, message));
  }

  private static Condition condition(String type, String status, String reason, String message) {
    return new Condition(type, status, reason, message, null, "2026-01-01T00:00:00Z");
  }

  private void patch(HasMetadata object) {
    client.resource(object).patch(PATCH);
  }

  private ObjectMeta meta(String name) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace(client.getNamespace())
        .withLabels(Map.of(ApiGroup.MACHINE_LABEL, machine))
        .build();
  }

  @Override
  public void close() {
    client.close();
  }
}
