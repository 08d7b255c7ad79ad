package io.ironkeel.agent.routing;

import java.util.Optional;
import java.util.Set;

/**
 * FRR on the machine, as it is.
 *
 * @param daemonsFile which daemons are started with it; nothing when FRR is not installed
 * @param supervised the daemons that watchfrr looks after; none when watchfrr does not run
 * @param alive the daemons that run
 * @param running the configuration in use, as FRR shows it; nothing when it does not answer
 * @param saved the configuration it starts with
 */
record ActualRouting(
    Optional<String> daemonsFile,
    Set<String> supervised,
    Set<String> alive,
    Optional<String> running,
    Optional<String> saved) {}
