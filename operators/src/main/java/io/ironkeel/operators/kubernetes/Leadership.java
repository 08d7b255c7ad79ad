package io.ironkeel.operators.kubernetes;

import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * One replica leads; one that loses the lead ends, so that it starts again as a follower with
 * nothing in memory.
 *
 * <p>The framework's own way to end calls {@code System.exit} while the process is shutting down
 * already, and then waits for itself for ever.
 */
@Singleton
public class Leadership {

  private volatile boolean shuttingDown;

  /** Before the framework's own observer, which gives up the lead. */
  void noteShutdown(@Observes @Priority(1) ShutdownEvent shutdown) {
    shuttingDown = true;
  }

  /** Leadership through a Lease of this name. */
  public LeaderElectionConfiguration through(String lease, String namespace) {
    return new LeaderElectionConfiguration(
        lease,
        namespace,
        LeaderElectionConfiguration.LEASE_DURATION_DEFAULT_VALUE,
        LeaderElectionConfiguration.RENEW_DEADLINE_DEFAULT_VALUE,
        LeaderElectionConfiguration.RETRY_PERIOD_DEFAULT_VALUE,
        null,
        new LeaderCallbacks(() -> {}, this::endUnlessShuttingDown, leader -> {}),
        false);
  }

  private void endUnlessShuttingDown() {
    if (!shuttingDown) {
      Quarkus.asyncExit(1);
    }
  }
}
