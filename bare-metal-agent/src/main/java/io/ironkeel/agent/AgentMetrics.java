package io.ironkeel.agent;

import io.ironkeel.agent.section.Convergence;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;

/** What the agent counts, for Prometheus. */
final class AgentMetrics {

  private final Counter changes;
  private final Counter failures;
  private final Gauge unmet;
  private final Counter apiErrors;
  private final Histogram seconds;

  AgentMetrics(CollectorRegistry registry) {
    changes =
        Counter.build("ironkeel_agent_changes", "Changes made to the machine.").register(registry);
    failures = Counter.build("ironkeel_agent_failures", "Changes that failed.").register(registry);
    unmet =
        Gauge.build("ironkeel_agent_unmet", "Parts of the configuration the machine cannot have.")
            .register(registry);
    apiErrors =
        Counter.build("ironkeel_agent_api_errors", "Requests the API server did not answer well.")
            .register(registry);
    seconds =
        Histogram.build("ironkeel_agent_apply_seconds", "Time to check and apply a configuration.")
            .buckets(.01, .1, 1, 10, 60)
            .register(registry);
  }

  void apiError() {
    apiErrors.inc();
  }

  ApplyTimer startApply() {
    var timer = seconds.startTimer();
    return result -> {
      timer.observeDuration();
      changes.inc(result.changes());
      failures.inc(result.failures().size());
      unmet.set(result.unmet().size());
    };
  }

  /** Ends with what came of it. */
  @FunctionalInterface
  interface ApplyTimer {
    void ended(Convergence result);
  }
}
