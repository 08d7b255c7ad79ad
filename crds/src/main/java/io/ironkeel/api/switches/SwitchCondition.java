package io.ironkeel.api.switches;

import java.util.Set;

/** The condition types that the fabric operator writes into the status of switches and hosts. */
public final class SwitchCondition {

  /** Who is at the other end of every port is who its Link says. */
  public static final String CABLED = "Cabled";

  /** Its routing is applied, and every neighbour it shall have exchanges routes with it. */
  public static final String ROUTING_CONVERGED = "RoutingConverged";

  /** The loss of any one cable or neighbour cuts it off from nothing. */
  public static final String REDUNDANT = "Redundant";

  /** Its neighbours are asked to use other ways, so that it can be taken away. Of switches only. */
  public static final String DRAINED = "Drained";

  public static final Set<String> ALL = Set.of(CABLED, ROUTING_CONVERGED, REDUNDANT, DRAINED);

  private SwitchCondition() {}
}
