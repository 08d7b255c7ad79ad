package io.ironkeel.agent.transaction;

import io.ironkeel.agent.command.Commands;
import io.ironkeel.agent.routing.BgpSessions;

/** A BGP neighbor with which routes are exchanged. */
record Neighbor(String peer, Commands commands) implements Probe {

  @Override
  public String target() {
    return "BGP neighbor " + peer;
  }

  @Override
  public boolean answers() {
    return BgpSessions.read(commands).stream()
        .anyMatch(session -> session.peer().equals(peer) && session.established());
  }

  /** The other machine may have ended it, or either may have been too busy to speak in time. */
  @Override
  public boolean remote() {
    return true;
  }
}
