package io.ironkeel.agent;

import io.ironkeel.agent.command.Commands;
import io.ironkeel.agent.section.Sections;
import io.ironkeel.api.machinestate.MachineStateStatus;
import java.util.List;

/** The machine an agent is for. */
public interface Machine {

  /** What a configuration can change of it. */
  Sections sections();

  /** Its programs, for example to ask whether a gateway answers. */
  Commands commands();

  /** What it is and sees now. */
  MachineStateStatus state();

  /**
   * Who listens for changes that others make; each listens until it ends, and is to be called again
   * then.
   *
   * @param changed to be called whenever something may have changed
   */
  List<Runnable> watchers(Runnable changed);
}
