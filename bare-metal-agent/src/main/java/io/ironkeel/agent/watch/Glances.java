package io.ironkeel.agent.watch;

import io.ironkeel.agent.section.Observed;
import java.util.List;
import java.util.Optional;

/**
 * Calls back when a glance at the machine shows something else than the one before; to be run every
 * second or so.
 */
public final class Glances implements Runnable {

  private final List<? extends Observed> observed;
  private final Runnable changed;
  private Optional<List<Object>> last = Optional.empty();

  public Glances(List<? extends Observed> observed, Runnable changed) {
    this.observed = List.copyOf(observed);
    this.changed = changed;
  }

  @Override
  public void run() {
    var seen = Optional.of(observed.stream().map(Observed::glance).toList());
    if (!seen.equals(last)) {
      last = seen;
      changed.run();
    }
  }
}
