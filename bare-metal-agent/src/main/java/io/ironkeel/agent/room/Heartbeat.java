package io.ironkeel.agent.room;

import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.ironkeel.api.ApiGroup;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** The Lease {@code agent}: that the agent lives, and nothing else; no status ever ticks. */
public final class Heartbeat implements Runnable {

  public static final Duration INTERVAL = Duration.ofSeconds(10);

  /** After this long without a heartbeat the agent counts as gone. */
  static final Duration LIFETIME = INTERVAL.multipliedBy(4);

  private static final String NAME = "agent";

  private final Room room;
  private final Clock clock;

  public Heartbeat(Room room, Clock clock) {
    this.room = room;
    this.clock = clock;
  }

  @Override
  public void run() {
    room.patch(
        new LeaseBuilder()
            .withMetadata(room.meta(NAME))
            .editMetadata()
            .addToLabels(ApiGroup.MACHINE_LABEL, room.machine())
            .endMetadata()
            .withNewSpec()
            .withHolderIdentity(NAME)
            .withLeaseDurationSeconds((int) LIFETIME.toSeconds())
            .withRenewTime(ZonedDateTime.now(clock).withZoneSameInstant(ZoneOffset.UTC))
            .endSpec()
            .build());
  }
}
