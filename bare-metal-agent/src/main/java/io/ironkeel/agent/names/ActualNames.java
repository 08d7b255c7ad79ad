package io.ironkeel.agent.names;

import java.util.Optional;

/**
 * What the planner has to know of the machine.
 *
 * @param hostname of the running kernel
 * @param hostnameFile /etc/hostname
 * @param resolvConf /etc/resolv.conf, when it is a plain file
 * @param resolvConfLink where /etc/resolv.conf leads, when it is a link
 * @param resolvedDropIn the agent's own configuration of systemd-resolved
 * @param hostsFile /etc/hosts
 */
record ActualNames(
    String hostname,
    Optional<String> hostnameFile,
    Optional<String> resolvConf,
    Optional<String> resolvConfLink,
    Optional<String> resolvedDropIn,
    Optional<String> hostsFile) {}
