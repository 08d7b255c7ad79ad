package io.ironkeel.operators;

import io.ironkeel.operators.kubernetes.Leadership;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.prometheus.client.CollectorRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What every operator process needs, whichever domains it runs. */
public class OperatorConfiguration {

  /** Every domain there is; {@code ironkeel.domain.NAME=true} makes a process run it. */
  private static final List<String> DOMAINS = List.of("machines", "fabric", "storage", "tenancy");

  void refuseToRunNothing(@Observes StartupEvent startup, Config config) {
    if (enabledDomains(config).findAny().isEmpty()) {
      throw new IllegalStateException(
          "no domain is enabled: set at least one of "
              + DOMAINS.stream().map(domain -> "ironkeel.domain." + domain + "=true").toList());
    }
  }

  /** One leader per set of domains, so that domains deployed apart do not wait for each other. */
  @Produces
  @Singleton
  LeaderElectionConfiguration leaderElection(
      Config config,
      @ConfigProperty(name = "ironkeel.namespace") String namespace,
      Leadership leadership) {
    var lease = "ironkeel-" + String.join("-", enabledDomains(config).toList());
    return leadership.through(lease, namespace);
  }

  /** Our collectors and those of Quarkus are scraped together at /q/metrics. */
  @Produces
  @Singleton
  CollectorRegistry collectorRegistry() {
    return CollectorRegistry.defaultRegistry;
  }

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  private static Stream<String> enabledDomains(Config config) {
    return DOMAINS.stream()
        .filter(
            domain ->
                config.getOptionalValue("ironkeel.domain." + domain, Boolean.class).orElse(false));
  }
}
