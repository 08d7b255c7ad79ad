package io.ironkeel.operators.machines;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.CustomResource;
import io.ironkeel.api.ApiGroup;
import io.ironkeel.api.machine.Machine;
import io.ironkeel.api.machine.MachineSpec;
import io.ironkeel.api.machine.MachineStatus;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machinestate.MachineState;
import io.ironkeel.operators.kubernetes.MachineRooms;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where the facts about a machine come from: informers on the objects of all rooms, indexed by
 * machine, and who claims to be which machine.
 */
final class MachineSources<
    M extends CustomResource<? extends MachineSpec, MachineStatus> & Machine> {

  private final Class<M> type;
  private final KnownMachines machines;
  private final Clock clock;

  MachineSources(Class<M> type, KnownMachines machines, Clock clock) {
    this.type = type;
    this.machines = machines;
    this.clock = clock;
  }

  List<EventSource<?, M>> all(EventSourceContext<M> context) {
    return List.of(
        inRoom(Namespace.class, context),
        inRoom(ServiceAccount.class, context),
        inRoom(RoleBinding.class, context),
        inRoom(MachineConfig.class, context),
        inRoom(MachineState.class, context),
        inRoom(
            Lease.class,
            context,
            (lease, before) -> Heartbeat.isNews(lease, before, clock.instant())),
        new RivalEvents<>(type, machines));
  }

  MachineFacts gather(M machine, Context<M> context) {
    var room = MachineRooms.of(machine.getMetadata().getName());
    return new MachineFacts(
        machine,
        find(null, room, Namespace.class, context),
        find(room, MachineRoom.AGENT, ServiceAccount.class, context),
        find(room, MachineRoom.AGENT, RoleBinding.class, context),
        in(room, MachineConfig.class, context).toList(),
        find(room, MachineState.NAME, MachineState.class, context),
        find(room, MachineRoom.AGENT, Lease.class, context),
        machines.rivals(machine).toList());
  }

  private <T extends HasMetadata> Optional<T> find(
      String namespace, String name, Class<T> type, Context<M> context) {
    return in(namespace, type, context)
        .filter(object -> object.getMetadata().getName().equals(name))
        .findFirst();
  }

  /**
   * By namespace, not by label alone: an agent labels its own MachineState and Lease and could
   * claim to be another machine.
   */
  private <T extends HasMetadata> Stream<T> in(
      String namespace, Class<T> type, Context<M> context) {
    return context
        .getSecondaryResourcesAsStream(type)
        .filter(object -> Objects.equals(object.getMetadata().getNamespace(), namespace));
  }

  private <T extends HasMetadata> InformerEventSource<T, M> inRoom(
      Class<T> secondary, EventSourceContext<M> context) {
    return inRoom(secondary, context, (object, before) -> true);
  }

  private <T extends HasMetadata> InformerEventSource<T, M> inRoom(
      Class<T> secondary, EventSourceContext<M> context, OnUpdateFilter<T> updates) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(secondary, type)
            .withLabelSelector(ApiGroup.MACHINE_LABEL)
            .withSecondaryToPrimaryMapper(MachineSources::machineOf)
            .withOnUpdateFilter(updates)
            .build(),
        context);
  }

  private static Set<ResourceID> machineOf(HasMetadata object) {
    return Set.of(new ResourceID(object.getMetadata().getLabels().get(ApiGroup.MACHINE_LABEL)));
  }
}
