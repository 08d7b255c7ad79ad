package io.ironkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.agent.command.Commands;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SystemdNotificationTest {

  private final List<String> told = new ArrayList<>();
  private final Commands commands =
      (input, command) -> {
        told.add(String.join(" ", command));
        return "";
      };
  private Instant now = Instant.parse("2026-11-25T00:00:00Z");
  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

  @Test
  void isReadyAfterTheFirstPassAndAliveAfterLaterOnesButNotAfterEach() {
    var passed = SystemdNotification.of(Map.of("NOTIFY_SOCKET", "/run/notify"), commands, clock);

    passed.run();
    passed.run();
    now = now.plus(Duration.ofMinutes(2));
    passed.run();
    // A clock that is set back must not make it silent.
    now = now.minus(Duration.ofHours(1));
    passed.run();

    assertThat(told)
        .containsExactly(
            "systemd-notify --ready", "systemd-notify WATCHDOG=1", "systemd-notify WATCHDOG=1");
  }

  @Test
  void tellsNobodyWhenItWasNotStartedBySystemd() {
    SystemdNotification.of(Map.of(), commands, clock).run();

    assertThat(told).isEmpty();
  }
}
