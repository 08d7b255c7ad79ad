package io.ironkeel.e2e.product;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.ironkeel.api.condition.Condition;
import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.host.Host;
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
            throw new IllegalStateException("last seen: " + condition);
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
            throw new IllegalStateException("last seen: " + condition);
          }
        });
    return get(client, name);
  }

  public static Host awaitReady(KubernetesClient client, String name) {
    return awaitTrue(client, name, Conditions.READY);
  }

  public static Host get(KubernetesClient client, String name) {
    return client.resources(Host.class).withName(name).require();
  }
}
