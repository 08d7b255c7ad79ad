package io.ironkeel.operators.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import java.util.Set;

/** Looks again at those objects of one kind that a change in its domain concerns. */
public final class ConcernedObjects<P extends HasMetadata> extends AbstractEventSource<P, P> {

  private final Runnable begin;

  /**
   * Registers itself with those who are woken.
   *
   * @param begin starts the domain's informers
   */
  public ConcernedObjects(Class<P> type, Wakers wakers, Runnable begin) {
    super(type, "concerned");
    this.begin = begin;
    wakers.add(
        type,
        object -> {
          if (isRunning()) {
            getEventHandler().handleEvent(new Event(object));
          }
        });
  }

  @Override
  public void start() {
    super.start();
    begin.run();
  }

  /** Whoever needs others asks the domain's view. */
  @Override
  public Set<P> getSecondaryResources(P primary) {
    return Set.of();
  }
}
