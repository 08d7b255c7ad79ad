package io.ironkeel.operators.fabric;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import java.util.Set;

/** Looks again at those objects of one kind that a change in a fabric concerns. */
final class FabricEvents<P extends HasMetadata> extends AbstractEventSource<P, P> {

  private final FabricInformers informers;
  private final FabricChanges changes;

  FabricEvents(Class<P> type, FabricInformers informers, FabricChanges changes) {
    super(type, "fabric");
    this.informers = informers;
    this.changes = changes;
    changes.wake(
        type.getSimpleName(),
        name -> {
          if (isRunning()) {
            getEventHandler().handleEvent(new Event(new ResourceID(name)));
          }
        });
  }

  @Override
  public void start() {
    super.start();
    informers.start(changes);
  }

  /** Whoever needs others asks {@link FabricView}. */
  @Override
  public Set<P> getSecondaryResources(P primary) {
    return Set.of();
  }
}
