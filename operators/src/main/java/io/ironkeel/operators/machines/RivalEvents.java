package io.ironkeel.operators.machines;

import io.ironkeel.api.machine.Machine;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import io.javaoperatorsdk.operator.processing.event.source.ResourceEventAware;
import java.util.Set;

/** Tells {@link KnownMachines} of the machines of one kind, and looks again at those it wakes. */
final class RivalEvents<M extends Machine> extends AbstractEventSource<M, M>
    implements ResourceEventAware<M> {

  private final KnownMachines machines;

  RivalEvents(Class<M> type, KnownMachines machines) {
    super(type, "rivals");
    this.machines = machines;
    machines.onRival(
        type.getSimpleName(),
        name -> getEventHandler().handleEvent(new Event(new ResourceID(name))));
  }

  /** Whoever needs rivals asks {@link KnownMachines}, which knows those of the other kind too. */
  @Override
  public Set<M> getSecondaryResources(M machine) {
    return Set.of();
  }

  @Override
  public void onResourceCreated(M machine) {
    machines.put(machine);
  }

  @Override
  public void onResourceUpdated(M machine, M before) {
    machines.put(machine);
  }

  @Override
  public void onResourceDeleted(M machine) {
    machines.remove(machine);
  }
}
