package io.ironkeel.agent.transaction;

import io.ironkeel.agent.command.CommandFailed;
import io.ironkeel.agent.command.Commands;

/** A gateway or peer that answers an echo request. */
record Ping(String role, String address, Commands commands) implements Probe {

  @Override
  public String target() {
    return role + " " + address;
  }

  @Override
  public boolean answers() {
    try {
      commands.run("ping", "-n", "-q", "-c", "1", "-W", "1", address);
      return true;
    } catch (CommandFailed silent) {
      return false;
    }
  }

  @Override
  public boolean remote() {
    return false;
  }
}
