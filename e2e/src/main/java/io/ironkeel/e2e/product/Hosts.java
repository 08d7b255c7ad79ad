package io.ironkeel.e2e.product;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.ironkeel.api.condition.Condition;
import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.host.Host;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.e2e.Await;
import java.time.Duration;
import java.util.Optional;

/** Waits for hosts to become what their spec says, as {@code kubectl wait} does. */
public final class Hosts {

  private static final Duration DEADLINE = Duration.ofMinutes(3);

  private Hosts() {}

  /** The condition, if it is about the present spec. */
  public static Optional<Condition> condition(Host host, String type) {
    return Optional.ofNullable(host.getStatus())
        .filter(status -> host.getMetadata().getGeneration().equals(status.observedGeneration()))
        .flatMap(status -> Conditions.find(status.conditions(), type));
  }

  /** Waits until a condition of the present spec is True; returns the host as it then is. */
  public static Host awaitTrue(KubernetesClient client, String name, String type) {
    Await.until(
        "%s of Host %s".formatted(type, name),
        DEADLINE,
        () -> {
          var condition = condition(get(client, name), type);
          if (condition.filter(found -> found.status().equals("True")).isEmpty()) {
            throw new IllegalStateException(lastSeen(client, name, type));
          }
        });
    return get(client, name);
  }

  /**
   * Waits until a condition of the present spec has this reason; returns the host as it then is.
   */
  public static Host awaitReason(KubernetesClient client, String name, String type, String reason) {
    Await.until(
        "%s of Host %s with reason %s".formatted(type, name, reason),
        DEADLINE,
        () -> {
          var condition = condition(get(client, name), type);
          if (condition.filter(found -> found.reason().equals(reason)).isEmpty()) {
            throw new IllegalStateException(lastSeen(client, name, type));
          }
        });
    return get(client, name);
  }

  /** Tells an operator that is behind from an agent that is. */
  private static String lastSeen(KubernetesClient client, String name, String type) {
    var host = get(client, name);
    var configs =
        client
            .resources(MachineConfig.class)
            .inNamespace("machine-" + name)
            .list()
            .getItems()
            .stream()
            .map(
                config ->
                    "%s generation %d, applied %s"
                        .formatted(
                            config.getMetadata().getName(),
                            config.getMetadata().getGeneration(),
                            Optional.ofNullable(config.getStatus())
                                .map(status -> status.observedGeneration())
                                .orElse(null)))
            .toList();
    return "last seen: generation %d, status of %s; %s; MachineConfigs: %s"
        .formatted(
            host.getMetadata().getGeneration(),
            Optional.ofNullable(host.getStatus()).map(s -> s.observedGeneration()).orElse(null),
            Optional.ofNullable(host.getStatus())
                .flatMap(status -> Conditions.find(status.conditions(), type))
                .orElse(null),
            configs);
  }

  public static Host awaitReady(KubernetesClient client, String name) {
    return awaitTrue(client, name, Conditions.READY);
  }

  public static Host get(KubernetesClient client, String name) {
    return client.resources(Host.class).withName(name).require();
  }
}
