package io.ironkeel.agent.transaction;

import io.ironkeel.agent.command.Commands;
import io.ironkeel.agent.routing.OspfNeighbours;

/** An OSPF neighbour with which routes are exchanged. */
record Adjacency(String link, Commands commands) implements Probe {

  @Override
  public String target() {
    return "OSPF neighbour on " + link;
  }

  @Override
  public boolean answers() {
    return OspfNeighbours.read(commands).stream()
        .anyMatch(neighbour -> neighbour.link().equals(link) && neighbour.full());
  }

  /** The other machine may have ended it, or either may have been too busy to speak in time. */
  @Override
  public boolean remote() {
    return true;
  }
}
