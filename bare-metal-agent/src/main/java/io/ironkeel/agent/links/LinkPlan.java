package io.ironkeel.agent.links;

import java.util.List;

/**
 * What is to be done to the machine's links.
 *
 * @param actions in the order in which they must happen
 * @param unmet what cannot be had on this machine as it is, one sentence each; everything else is
 *     planned
 */
record LinkPlan(List<LinkAction> actions, List<String> unmet) {}
