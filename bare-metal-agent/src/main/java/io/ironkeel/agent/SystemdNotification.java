package io.ironkeel.agent;

import io.ironkeel.agent.command.CommandFailed;
import io.ironkeel.agent.command.Commands;
import io.ironkeel.agent.log.LogKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells systemd that a pass ended: after the first that the agent is ready, later that it is alive;
 * when that stays away, systemd starts the agent anew.
 */
public final class SystemdNotification implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(SystemdNotification.class);
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final Commands commands;
  private final Clock clock;
  private Optional<Instant> told = Optional.empty();

  private SystemdNotification(Commands commands, Clock clock) {
    this.commands = commands;
    this.clock = clock;
  }

  /** Does nothing when it was not systemd that started this process. */
  public static Runnable of(Map<String, String> environment, Commands commands, Clock clock) {
    return environment.containsKey("NOTIFY_SOCKET")
        ? new SystemdNotification(commands, clock)
        : () -> {};
  }

  @Override
  public void run() {
    var now = clock.instant();
    if (told.filter(before -> Duration.between(before, now).abs().compareTo(PAUSE) < 0)
        .isPresent()) {
      return;
    }
    try {
      commands.run("systemd-notify", told.isEmpty() ? "--ready" : "WATCHDOG=1");
      told = Optional.of(now);
    } catch (CommandFailed failed) {
      LOG.atWarn().addKeyValue(LogKey.ERROR, failed.getMessage()).log("systemd could not be told");
    }
  }
}
