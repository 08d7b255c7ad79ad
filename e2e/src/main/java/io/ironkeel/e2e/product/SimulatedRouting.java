package io.ironkeel.e2e.product;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machinestate.MachineState;
import io.ironkeel.api.routing.BgpNeighbor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Agents of switches without machines: each applies the configuration {@code fabric} at once and
 * exchanges routes with every neighbor, unless it is told to undo such a configuration.
 */
public final class SimulatedRouting implements AutoCloseable {

  private static final PatchContext STATUS =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withFieldManager("simulated-routing")
          .withForce(true)
          .build();

  private static final String CONFIG =
      """
      metadata: {name: fabric, namespace: %s}
      status:
        observedGeneration: %d
        %s
        conditions:
          - {type: Ready, status: "%s", reason: %s, message: "%s", lastTransitionTime: "2026-01-01T00:00:00Z"}
      """;

  private final KubernetesClient client;
  private final SharedIndexInformer<MachineConfig> informer;
  private final List<String> applied = new CopyOnWriteArrayList<>();
  private final Map<String, Long> seen = new ConcurrentHashMap<>();
  private volatile Predicate<MachineConfig> undone = config -> false;

  public SimulatedRouting(KubernetesClient client) {
    this.client = client;
    this.informer =
        client
            .resources(MachineConfig.class)
            .inAnyNamespace()
            .withField("metadata.name", "fabric")
            .inform(new Agents());
  }

  /** Which configurations are undone from now on. */
  public void undo(Predicate<MachineConfig> which) {
    undone = which;
  }

  /** Machines in the order in which they applied something, and how often they did. */
  public List<String> applied() {
    return List.copyOf(applied);
  }

  public void forget() {
    applied.clear();
  }

  private void apply(MachineConfig config) {
    var namespace = config.getMetadata().getNamespace();
    var generation = config.getMetadata().getGeneration();
    if (generation.equals(seen.put(namespace, generation))) {
      return;
    }
    applied.add(namespace.replaceFirst("^machine-", ""));
    if (undone.test(config)) {
      report(
          CONFIG.formatted(
              namespace, generation, "", "False", "Rejected", "Neighbor swp1 is lost."),
          MachineConfig.class);
      return;
    }
    report(
        """
        metadata: {name: %s, namespace: %s}
        status:
          bgpSessions: [%s]
        """
            .formatted(
                MachineState.NAME,
                namespace,
                config.getSpec().routing().bgp().neighbors().stream()
                    .map(BgpNeighbor::peer)
                    .map("{peer: %s, established: true}"::formatted)
                    .collect(Collectors.joining(", "))),
        MachineState.class);
    report(
        CONFIG.formatted(
            namespace,
            generation,
            "appliedHash: \"%s\"".formatted(config.getSpec().hash()),
            "True",
            "Applied",
            "All of it is applied."),
        MachineConfig.class);
  }

  private <T extends HasMetadata> void report(String yaml, Class<T> type) {
    client.resource(Serialization.unmarshal(yaml, type)).subresource("status").patch(STATUS);
  }

  @Override
  public void close() {
    informer.close();
  }

  private final class Agents implements ResourceEventHandler<MachineConfig> {
    @Override
    public void onAdd(MachineConfig config) {
      apply(config);
    }

    @Override
    public void onUpdate(MachineConfig before, MachineConfig config) {
      apply(config);
    }

    @Override
    public void onDelete(MachineConfig config, boolean finalStateUnknown) {
      seen.remove(config.getMetadata().getNamespace());
    }
  }
}
