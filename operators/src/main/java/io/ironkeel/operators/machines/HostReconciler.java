package io.ironkeel.operators.machines;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.ironkeel.api.ApiGroup;
import io.ironkeel.api.host.Host;
import io.ironkeel.api.host.HostReason;
import io.ironkeel.api.host.HostStatus;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machinestate.MachineState;
import io.ironkeel.operators.kubernetes.StatusWriter;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.MaxReconciliationInterval;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import io.quarkus.arc.lookup.LookupIfProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the room of every host as planned, and folds what the agents report into the hosts' status.
 */
@ApplicationScoped
@LookupIfProperty(name = "ironkeel.domain.machines", stringValue = "true")
@ControllerConfiguration(
    name = "host",
    maxReconciliationInterval =
        @MaxReconciliationInterval(interval = 10, timeUnit = TimeUnit.MINUTES))
@GradualRetry(
    maxAttempts = -1,
    initialInterval = 1_000,
    intervalMultiplier = 2,
    maxInterval = 300_000)
public class HostReconciler implements Reconciler<Host> {

  static final String FIELD_MANAGER = "ironkeel-machines";

  private final KubernetesClient client;
  private final StatusWriter statuses;
  private final HostPlanner planner;

  HostReconciler(KubernetesClient client, Clock clock) {
    this.client = client;
    this.statuses = new StatusWriter(client, FIELD_MANAGER);
    this.planner = new HostPlanner(clock);
  }

  @Override
  public List<EventSource<?, Host>> prepareEventSources(EventSourceContext<Host> context) {
    return List.of(
        inRoom(Namespace.class, context),
        inRoom(ServiceAccount.class, context),
        inRoom(RoleBinding.class, context),
        inRoom(MachineConfig.class, context),
        inRoom(MachineState.class, context));
  }

  @Override
  public UpdateControl<Host> reconcile(Host host, Context<Host> context) {
    var plan = planner.plan(gather(host, context));
    for (var object : plan.writes()) {
      client.resource(object).fieldManager(FIELD_MANAGER).forceConflicts().serverSideApply();
    }
    return report(host, plan.status());
  }

  @Override
  public ErrorStatusUpdateControl<Host> updateErrorStatus(
      Host host, Context<Host> context, Exception failure) {
    report(
        host,
        planner.failing(
            gather(host, context),
            HostReason.WRITE_FAILED,
            "The machines operator could not write the objects of %s and tries again: %s"
                .formatted(host.getMetadata().getName(), failure.getMessage())));
    return ErrorStatusUpdateControl.noStatusUpdate();
  }

  private UpdateControl<Host> report(Host host, HostStatus status) {
    var fresh = new Host();
    fresh.getMetadata().setName(host.getMetadata().getName());
    fresh.setStatus(status);
    return statuses.write(host, fresh)
        ? UpdateControl.<Host>noUpdate().rescheduleAfter(0)
        : UpdateControl.noUpdate();
  }

  private HostFacts gather(Host host, Context<Host> context) {
    var room = MachineRoom.namespaceOf(host.getMetadata().getName());
    return new HostFacts(
        host,
        find(null, room, Namespace.class, context),
        find(room, MachineRoom.AGENT, ServiceAccount.class, context),
        find(room, MachineRoom.AGENT, RoleBinding.class, context),
        find(room, MachineRoom.BASE, MachineConfig.class, context),
        find(room, MachineState.NAME, MachineState.class, context));
  }

  /**
   * By namespace and name, not by label alone: an agent labels its own MachineState and could claim
   * to be another machine.
   */
  private static <T extends HasMetadata> Optional<T> find(
      String namespace, String name, Class<T> type, Context<Host> context) {
    return context
        .getSecondaryResourcesAsStream(type)
        .filter(object -> Objects.equals(object.getMetadata().getNamespace(), namespace))
        .filter(object -> object.getMetadata().getName().equals(name))
        .findFirst();
  }

  private static <T extends HasMetadata> InformerEventSource<T, Host> inRoom(
      Class<T> type, EventSourceContext<Host> context) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(type, Host.class)
            .withLabelSelector(ApiGroup.MACHINE_LABEL)
            .withSecondaryToPrimaryMapper(HostReconciler::machineOf)
            .build(),
        context);
  }

  private static Set<ResourceID> machineOf(HasMetadata object) {
    return Set.of(new ResourceID(object.getMetadata().getLabels().get(ApiGroup.MACHINE_LABEL)));
  }
}
