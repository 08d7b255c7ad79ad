package io.ironkeel.operators.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.api.condition.Condition;
import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.host.Host;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class PassingStatusTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private Instant now = START;
  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  private final PassingStatus passing = new PassingStatus(clock);
  private final Host host = host("1");

  @Test
  void workIsHeldBackUntilItHasLasted() {
    assertThat(passing.hold(host, working())).contains(Duration.ofSeconds(2));
    now = START.plusMillis(1_500);
    assertThat(passing.hold(host, working())).contains(Duration.ofMillis(500));
    now = START.plusSeconds(2);
    assertThat(passing.hold(host, working())).isEmpty();
  }

  @Test
  void theNextStepOfLongWorkIsHeldBackAgain() {
    passing.hold(host, working());
    now = START.plusSeconds(2);
    passing.hold(host, working());
    assertThat(passing.hold(host, working())).contains(Duration.ofSeconds(2));
  }

  @Test
  void anEndIsNeverHeldAndEndsTheWait() {
    passing.hold(host, working());
    now = START.plusSeconds(1);
    assertThat(passing.hold(host, conditions("True", "False", "False"))).isEmpty();
    assertThat(passing.hold(host, working())).contains(Duration.ofSeconds(2));
  }

  @Test
  void aTroubleAndADoubtAreNeverHeld() {
    assertThat(passing.hold(host, conditions("False", "False", "True"))).isEmpty();
    assertThat(passing.hold(host, conditions("Unknown", "True", "False"))).isEmpty();
  }

  @Test
  void anObjectMadeAgainUnderTheSameNameWaitsItsOwnTime() {
    passing.hold(host, working());
    now = START.plusSeconds(1);
    assertThat(passing.hold(host("2"), working())).contains(Duration.ofSeconds(2));
  }

  private static Host host(String uid) {
    var host = new Host();
    host.getMetadata().setName("server-1");
    host.getMetadata().setUid(uid);
    return host;
  }

  private static List<Condition> working() {
    return conditions("False", "True", "False");
  }

  private static List<Condition> conditions(String ready, String reconciling, String stalled) {
    return List.of(
        condition(Conditions.READY, ready),
        condition(Conditions.RECONCILING, reconciling),
        condition(Conditions.STALLED, stalled));
  }

  private static Condition condition(String type, String status) {
    return new Condition(type, status, "Reason", "Message.", 1L, START.toString());
  }
}
