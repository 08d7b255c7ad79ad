package io.ironkeel.e2e.bench;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.ironkeel.api.host.Host;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machinestate.MachineState;
import io.ironkeel.e2e.Await;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * How fast the API server takes the writes without which no machine is enrolled and Ready, when
 * somebody who knows them all beforehand writes them, and no software has to react to any.
 */
final class RawWrites {

  /** Resource and subresource of each write of one machine. */
  static final List<String> MINIMAL =
      List.of(
          "hosts", // a person declares it
          "namespaces", // its room
          "serviceaccounts", // its identity
          "rolebindings", // its rights
          "serviceaccounts/token", // the enrolment
          "leases", // the first heartbeat
          "machinestates", // what it is
          "machinestates/status",
          "machineconfigs", // what it shall be
          "machineconfigs/status", // that it is
          "hosts/status"); // and the news for the person

  static final PatchContext APPLY =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withFieldManager("benchmark")
          .withForce(true)
          .build();

  private static final String CONDITION =
      "{type: Ready, status: 'True', reason: Applied, message: All of it is applied.,"
          + " lastTransitionTime: '2026-01-01T00:00:00Z'}";

  private final KubernetesClient client;
  private final int threads;

  RawWrites(KubernetesClient client, int threads) {
    this.client = client;
    this.threads = threads;
  }

  /** Writes a second. */
  double rate(int machines) throws InterruptedException, ExecutionException {
    try (var pool = Executors.newFixedThreadPool(threads)) {
      var start = System.nanoTime();
      var jobs =
          pool.invokeAll(IntStream.range(0, machines).<Callable<Void>>mapToObj(this::job).toList());
      for (var job : jobs) {
        job.get();
      }
      return machines * MINIMAL.size() / ((System.nanoTime() - start) / 1e9);
    }
  }

  /** Takes all of it away again and waits until it is gone. */
  void delete(int machines) {
    client.resources(Host.class).delete();
    var rooms = client.namespaces().withLabel("ironkeel.io/machine");
    rooms.delete();
    Await.until(
        "the end of %d namespaces".formatted(machines),
        Duration.ofMinutes(10),
        () -> {
          if (!rooms.list().getItems().isEmpty()) {
            throw new IllegalStateException("some are left");
          }
        });
  }

  private Callable<Void> job(int number) {
    return () -> {
      write("raw-" + number, new SimulatedMachine(number).macAddress());
      return null;
    };
  }

  private void write(String name, String mac) {
    create(
        Host.class,
        "{metadata: {name: %s}, spec: {rack: r1, identity: {macAddresses: ['%s']}, managementInterface: eno1}}",
        name,
        mac);
    create(
        Namespace.class,
        "{metadata: {name: machine-%1$s, labels: {ironkeel.io/machine: %1$s}}}",
        name);
    create(
        ServiceAccount.class,
        "{metadata: {name: agent, namespace: machine-%1$s, labels: {ironkeel.io/machine: %1$s}}}",
        name);
    create(
        RoleBinding.class,
        """
        {metadata: {name: agent, namespace: machine-%1$s, labels: {ironkeel.io/machine: %1$s}},
         roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ironkeel-machine},
         subjects: [{kind: ServiceAccount, name: agent, namespace: machine-%1$s}]}
        """,
        name);
    client
        .serviceAccounts()
        .inNamespace("machine-" + name)
        .withName("agent")
        .tokenRequest(
            new TokenRequestBuilder().withNewSpec().withExpirationSeconds(600L).endSpec().build());
    create(
        Lease.class,
        """
        {metadata: {name: agent, namespace: machine-%1$s, labels: {ironkeel.io/machine: %1$s}},
         spec: {holderIdentity: agent, leaseDurationSeconds: 40}}
        """,
        name);
    create(
        MachineState.class,
        "{metadata: {name: state, namespace: machine-%1$s, labels: {ironkeel.io/machine: %1$s}}}",
        name);
    report(
        MachineState.class,
        """
        {metadata: {name: state, namespace: machine-%1$s}, status: {operatingSystem: Debian GNU/Linux 13 (trixie),
         interfaces: [{name: eno1, macAddress: '%2$s', permanentMacAddress: '%2$s', mtuBytes: 1500, carrier: true}]}}
        """,
        name,
        mac);
    create(
        MachineConfig.class,
        """
        {metadata: {name: base, namespace: machine-%1$s, labels: {ironkeel.io/machine: %1$s}},
         spec: {hash: '0123456789abcdef', managementInterface: eno1}}
        """,
        name);
    report(
        MachineConfig.class,
        "{metadata: {name: base, namespace: machine-%1$s}, status: {observedGeneration: 1, appliedHash: '0123456789abcdef', conditions: ["
            + CONDITION
            + "]}}",
        name);
    report(
        Host.class,
        "{metadata: {name: %1$s}, status: {observedGeneration: 1, conditions: ["
            + CONDITION
            + "]}}",
        name);
  }

  private <T extends HasMetadata> void create(Class<T> type, String yaml, Object... values) {
    client.resource(parse(type, yaml, values)).create();
  }

  private <T extends CustomResource<?, ?>> void report(
      Class<T> type, String yaml, Object... values) {
    var object = parse(type, yaml, values);
    object.setSpec(null);
    client.resource(object).subresource("status").patch(APPLY);
  }

  /** The dashes tell YAML with braces from JSON. */
  static <T> T parse(Class<T> type, String yaml, Object... values) {
    return Serialization.unmarshal("---\n" + yaml.formatted(values), type);
  }
}
