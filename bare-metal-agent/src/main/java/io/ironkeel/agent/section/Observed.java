package io.ironkeel.agent.section;

import java.nio.file.Path;
import java.util.Set;

/** What of the machine a section cares for, so that a change by others is noticed in seconds. */
public interface Observed {

  /** Files whose every change is worth a look. */
  Set<Path> files();

  /**
   * For what changes without any event: an answer that differs from the one before is worth a look.
   * Asked every second by another thread, so it starts no process.
   */
  Object glance();
}
