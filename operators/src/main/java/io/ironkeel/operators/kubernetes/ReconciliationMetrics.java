package io.ironkeel.operators.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.api.reconciler.RetryInfo;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Histogram;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * Reconciliations by controller, for Prometheus. Labels never carry object names, so their number
 * does not grow with the racks. The framework's own metrics are silently off in production builds
 * (quarkus-operator-sdk #1385).
 */
@Singleton
public class ReconciliationMetrics implements Metrics {

  private final Counter reconciliations;
  private final Counter retries;
  private final Histogram seconds;

  public ReconciliationMetrics(CollectorRegistry registry) {
    reconciliations =
        Counter.build("ironkeel_reconciliations", "Reconciliations by kind and outcome.")
            .labelNames("kind", "outcome")
            .register(registry);
    retries =
        Counter.build(
                "ironkeel_reconciliation_retries", "Reconciliations started again after a failure.")
            .labelNames("kind")
            .register(registry);
    seconds =
        Histogram.build("ironkeel_reconciliation_seconds", "Time one reconciliation took.")
            .labelNames("controller")
            .buckets(.001, .01, .1, 1, 10, 60)
            .register(registry);
  }

  @Override
  public void reconciliationSubmitted(
      HasMetadata resource, RetryInfo retry, Map<String, Object> metadata) {
    if (retry != null && retry.getAttemptCount() > 0) {
      retries.labels(resource.getKind()).inc();
    }
  }

  @Override
  public void reconciliationSucceeded(HasMetadata resource, Map<String, Object> metadata) {
    reconciliations.labels(resource.getKind(), "success").inc();
  }

  @Override
  public void reconciliationFailed(
      HasMetadata resource, RetryInfo retry, Exception failure, Map<String, Object> metadata) {
    reconciliations.labels(resource.getKind(), "failure").inc();
  }

  @Override
  public <T> T timeControllerExecution(ControllerExecution<T> execution) throws Exception {
    try (var ignored = seconds.labels(execution.controllerName()).startTimer()) {
      return execution.execute();
    }
  }
}
