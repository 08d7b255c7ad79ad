package io.ironkeel.operators.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.quarkiverse.operatorsdk.runtime.QuarkusConfigurationService;
import io.quarkiverse.operatorsdk.runtime.QuarkusControllerConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;

/**
 * Every reconciler there is, as the framework runs it.
 *
 * <p>In the place of the framework's own producer, which reads {@code triggerReconcilerOnAllEvents}
 * of the annotation and then drops it (quarkus-operator-sdk 7.7.3): an object that is being deleted
 * would never be shown to a reconciler that does not put a finalizer on all of its objects.
 */
public class Controllers {

  @Produces
  @ApplicationScoped
  Operator operator(
      QuarkusConfigurationService configuration,
      Instance<Reconciler<? extends HasMetadata>> reconcilers) {
    var operator = new Operator(configuration);
    reconcilers.forEach(reconciler -> register(operator, configuration, reconciler));
    return operator;
  }

  private static <P extends HasMetadata> void register(
      Operator operator, QuarkusConfigurationService configuration, Reconciler<P> reconciler) {
    if (reconciler instanceof SeesDeleted) {
      operator.register(
          reconciler,
          new OfAllEvents<>(configuration, configuration.getConfigurationFor(reconciler)));
    } else {
      operator.register(reconciler);
    }
  }

  /** The same configuration, but for the one thing. */
  private static final class OfAllEvents<P extends HasMetadata>
      extends QuarkusControllerConfiguration<P> {

    OfAllEvents(QuarkusConfigurationService parent, QuarkusControllerConfiguration<P> given) {
      super(
          given.getInformerConfig(),
          given.getName(),
          given.isGenerationAware(),
          given.getAssociatedReconcilerClassName(),
          given.getRetry(),
          given.getRateLimiter(),
          given.maxReconciliationInterval().orElse(Duration.ofHours(10)),
          given.getFinalizerName(),
          given.fieldManager(),
          given.getWorkflow(),
          given.getResourceTypeName(),
          given.getResourceClass());
      setParent(parent);
    }

    @Override
    public boolean triggerReconcilerOnAllEvents() {
      return true;
    }
  }
}
