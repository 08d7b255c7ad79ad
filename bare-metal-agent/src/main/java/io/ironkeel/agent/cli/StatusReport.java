package io.ironkeel.agent.cli;

import io.ironkeel.agent.AgentVersion;
import io.ironkeel.agent.room.AgentToken;
import io.ironkeel.agent.room.ApiAccess;
import io.ironkeel.agent.transaction.ApiServer;
import io.ironkeel.agent.transaction.Attempts;
import io.ironkeel.agent.transaction.Memory;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.machineconfig.RejectedChange;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What the agent knows on this machine; never the token itself.
 *
 * @param running whether an agent works here now
 * @param api null when the machine is not enrolled
 * @param token null when there is none
 */
record StatusReport(
    String version, boolean running, ApiStatus api, TokenStatus token, List<ConfigStatus> configs) {

  /** How the machine's API server is met. */
  record ApiStatus(String server, boolean answers) {}

  /**
   * Until when the agent may speak.
   *
   * @param expires null when the token does not say
   */
  record TokenStatus(Instant expires, boolean expired) {}

  /**
   * One configuration.
   *
   * @param confirmed hash of what holds; null before the first
   * @param incomplete hash of a later one of which something still fails; null when there is none
   * @param trying hash of what is being tried, or was when the agent ended; null when there is none
   * @param lastUndone the last attempt that was undone; null when there is none since the last
   *     success
   */
  record ConfigStatus(
      String name,
      String outcome,
      String confirmed,
      String incomplete,
      String trying,
      boolean suspended,
      int undone,
      RejectedChange lastUndone) {}

  static StatusReport of(boolean running, Memory memory, Optional<ApiAccess> access, Instant now) {
    return new StatusReport(
        AgentVersion.text(),
        running,
        access
            .map(ApiAccess::server)
            .map(server -> new ApiStatus(server.toString(), new ApiServer(server).answers()))
            .orElse(null),
        access.map(ApiAccess::token).map(token -> token(token, now)).orElse(null),
        configs(memory));
  }

  private static TokenStatus token(AgentToken token, Instant now) {
    var expires = token.expires().orElse(null);
    return new TokenStatus(expires, expires != null && expires.isBefore(now));
  }

  static List<ConfigStatus> configs(Memory memory) {
    var names = new TreeSet<>(memory.held().keySet());
    names.addAll(memory.journal().all().keySet());
    names.addAll(memory.attempts().all().keySet());
    return names.stream().map(name -> config(name, memory)).toList();
  }

  private static ConfigStatus config(String name, Memory memory) {
    var held = Optional.ofNullable(memory.held().get(name));
    var trying = hash(memory.journal().all(), name);
    var incomplete = hash(memory.incomplete().all(), name);
    var attempts = memory.attempts().get(name);
    return new ConfigStatus(
        name,
        outcome(trying, attempts, incomplete),
        hash(memory.confirmed().all(), name),
        incomplete,
        trying,
        held.map(MachineConfigSpec::suspended).orElse(false),
        attempts.map(Attempts::undone).orElse(0),
        attempts.map(Attempts::last).orElse(null));
  }

  private static String outcome(String trying, Optional<Attempts> attempts, String incomplete) {
    if (trying != null) {
      return "Trying";
    }
    if (attempts.isPresent()) {
      return attempts.get().rejected() ? "Rejected" : "Deferred";
    }
    return incomplete == null ? "Applied" : "Incomplete";
  }

  private static String hash(Map<String, MachineConfigSpec> configs, String name) {
    return Optional.ofNullable(configs.get(name)).map(MachineConfigSpec::hash).orElse(null);
  }

  void print(PrintWriter out) {
    out.printf("agent   %s, %s%n", version, running ? "running" : "not running");
    out.println(
        api == null
            ? "api     unknown: this machine is not enrolled"
            : "api     %s %s"
                .formatted(api.server(), api.answers() ? "answers" : "does not answer"));
    out.println("token   " + text(token));
    if (configs.isEmpty()) {
      out.println("configs none yet");
    }
    for (var config : configs) {
      out.printf(
          "config  %s: %s, confirmed %s%s%n",
          config.name(),
          config.outcome(),
          config.confirmed() == null ? "nothing yet" : config.confirmed(),
          config.suspended() ? ", in maintenance" : "");
      if (config.trying() != null) {
        out.printf("        trying %s%n", config.trying());
      }
      if (config.lastUndone() != null) {
        out.printf(
            "        undone %d times, last %s at %s: %s%n",
            config.undone(),
            config.lastUndone().hash(),
            config.lastUndone().time(),
            config.lastUndone().message());
      }
    }
  }

  private static String text(TokenStatus token) {
    if (token == null) {
      return "none";
    }
    return token.expires() == null
        ? "does not say when it expires"
        : (token.expired() ? "expired at " : "valid until ") + token.expires();
  }
}
