package io.ironkeel.operators.tenancy;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.tenantaccount.TenantAccount;
import io.ironkeel.api.tenantaccount.TenantAccountStatus;
import io.ironkeel.operators.kubernetes.ConditionEvents;
import io.ironkeel.operators.kubernetes.Newest;
import io.ironkeel.operators.kubernetes.StatusWriter;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.MaxReconciliationInterval;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import io.quarkus.arc.lookup.LookupIfProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Gives a tenant its namespaces and its members their rights; holds it while it has anything. */
@ApplicationScoped
@LookupIfProperty(name = "ironkeel.domain.tenancy", stringValue = "true")
@ControllerConfiguration(
    name = "tenantaccount",
    finalizerName = "ironkeel.io/tenancy",
    maxReconciliationInterval =
        @MaxReconciliationInterval(interval = 10, timeUnit = TimeUnit.MINUTES))
@GradualRetry(
    maxAttempts = -1,
    initialInterval = 1_000,
    intervalMultiplier = 2,
    maxInterval = 300_000)
public class TenantAccountReconciler implements Reconciler<TenantAccount>, Cleaner<TenantAccount> {

  private static final String FIELD_MANAGER = "ironkeel-tenancy";

  private final KubernetesClient client;
  private final TenancyView view;
  private final TenancyInformers informers;
  private final TenancyChanges changes;
  private final StatusWriter statuses;
  private final ConditionEvents events;
  private final Clock clock;

  TenantAccountReconciler(
      KubernetesClient client,
      TenancyView view,
      TenancyInformers informers,
      TenancyChanges changes,
      Clock clock) {
    this.client = client;
    this.view = view;
    this.informers = informers;
    this.changes = changes;
    this.statuses = new StatusWriter(client, FIELD_MANAGER);
    this.events = new ConditionEvents(client, FIELD_MANAGER, clock);
    this.clock = clock;
  }

  @Override
  public List<EventSource<?, TenantAccount>> prepareEventSources(
      EventSourceContext<TenantAccount> context) {
    return List.of(changes.concerningTenants(informers));
  }

  @Override
  public UpdateControl<TenantAccount> reconcile(
      TenantAccount shown, Context<TenantAccount> context) {
    serve(facts(shown));
    return UpdateControl.noUpdate();
  }

  @Override
  public DeleteControl cleanup(TenantAccount shown, Context<TenantAccount> context) {
    var facts = facts(shown);
    if (facts.isEmpty()) {
      return DeleteControl.defaultDelete();
    }
    serve(facts);
    return DeleteControl.noFinalizerRemoval();
  }

  private TenantFacts facts(TenantAccount shown) {
    return view.facts(Newest.of(shown, view.tenant(shown.getMetadata().getName())));
  }

  private void serve(TenantFacts facts) {
    var plan = TenantPlanner.plan(facts);
    plan.removals().forEach(object -> client.resource(object).delete());
    plan.writes()
        .forEach(
            object ->
                client
                    .resource(object)
                    .fieldManager(FIELD_MANAGER)
                    .forceConflicts()
                    .serverSideApply());
    report(facts.tenant(), plan);
  }

  private void report(TenantAccount tenant, TenantPlan plan) {
    var generation = tenant.getMetadata().getGeneration();
    var before =
        Optional.ofNullable(tenant.getStatus())
            .map(TenantAccountStatus::conditions)
            .orElseGet(List::of);
    var fresh = new TenantAccount();
    fresh.getMetadata().setName(tenant.getMetadata().getName());
    fresh.setStatus(
        new TenantAccountStatus(
            generation,
            Conditions.follow(before, plan.outlook().with(), generation, clock),
            plan.namespaces(),
            plan.namespacesReady(),
            plan.members()));
    events.tell(tenant, before, fresh.getStatus().conditions(), Conditions.STALLED, "True");
    statuses.write(tenant, fresh);
  }
}
