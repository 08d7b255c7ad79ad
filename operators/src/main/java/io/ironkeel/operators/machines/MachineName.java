package io.ironkeel.operators.machines;

import io.ironkeel.api.machine.Machine;
import java.util.Locale;

/** What a machine is called in messages and commands for people. */
record MachineName(String kind, String name) {

  static MachineName of(Machine machine) {
    return new MachineName(machine.getKind(), machine.getMetadata().getName());
  }

  /** As kubectl takes it: {@code host server-1}. */
  String resource() {
    return kind.toLowerCase(Locale.ROOT) + " " + name;
  }

  /** As people read it: {@code Host server-1}. */
  @Override
  public String toString() {
    return kind + " " + name;
  }
}
