package io.ironkeel.agent.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenRenewalTest {

  private static final Instant ISSUED = Instant.parse("2026-01-01T00:00:00Z");

  private static final String ENROLLED = token(ISSUED, Duration.ofMinutes(10));

  @TempDir private Path directory;

  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = directory.resolve("token");
  }

  @Test
  void theTokenAPersonHandedOverIsReplacedAtOnce() {
    assertThat(dueAt(new AgentToken(file, ENROLLED), Duration.ZERO)).isTrue();
  }

  @Test
  void aTokenOfThirtyDaysIsReplacedAfterADay() {
    var token = renewed(Duration.ofDays(30));
    assertThat(dueAt(token, Duration.ofHours(23))).isFalse();
    assertThat(dueAt(token, Duration.ofHours(24))).isTrue();
  }

  @Test
  void aTokenTheServerMadeShorterIsReplacedAfterHalfItsLife() {
    var token = renewed(Duration.ofHours(1));
    assertThat(dueAt(token, Duration.ofMinutes(29))).isFalse();
    assertThat(dueAt(token, Duration.ofMinutes(30))).isTrue();
  }

  @Test
  void aClockThatJumpsNeitherHastensNorDelaysTheNextRenewal() {
    var elapsed = new AtomicLong();
    var aYearLater = Clock.fixed(ISSUED.plus(Duration.ofDays(365)), ZoneOffset.UTC);
    var renewal = new TokenRenewal(null, new AgentToken(file, ENROLLED), aYearLater, elapsed::get);
    renewal.replace(token(ISSUED, Duration.ofHours(1)));
    assertThat(renewal.isDue()).isFalse();
    elapsed.set(Duration.ofMinutes(30).toNanos());
    assertThat(renewal.isDue()).isTrue();
  }

  @Test
  void aTokenFromTheFutureSaysThatTheClockIsWrongAndIsReplaced() {
    var token = renewed(Duration.ofDays(30));
    assertThat(dueAt(token, Duration.ofMinutes(-4))).isFalse();
    assertThat(dueAt(token, Duration.ofDays(-40))).isTrue();
  }

  @Test
  void aTokenTheDiskRefusesIsUsedAndSavedWhenThereIsRoom() throws IOException {
    Files.writeString(directory.resolve("full"), "");
    var token = new AgentToken(directory.resolve("full/token"), ENROLLED);
    var next = token(ISSUED.plusSeconds(1), Duration.ofDays(30));
    assertThatThrownBy(() -> token.replace(next)).isInstanceOf(UncheckedIOException.class);
    assertThat(token.current()).isEqualTo(next);
    assertThat(token.isSaved()).isFalse();
    Files.delete(directory.resolve("full"));
    token.save();
    assertThat(directory.resolve("full/token")).hasContent(next);
  }

  @Test
  void aRestartedAgentUsesTheRenewedToken() {
    var renewed = renewed(Duration.ofDays(30)).current();
    assertThat(new AgentToken(file, ENROLLED).current()).isEqualTo(renewed);
  }

  @Test
  void aFreshEnrolmentWinsOverAnOldRenewal() {
    renewed(Duration.ofDays(30));
    var fresh = token(ISSUED.plus(Duration.ofDays(2)), Duration.ofMinutes(10));
    assertThat(new AgentToken(file, fresh).current()).isEqualTo(fresh);
  }

  private AgentToken renewed(Duration lifetime) {
    var token = new AgentToken(file, ENROLLED);
    token.replace(token(ISSUED.plusSeconds(1), lifetime));
    return token;
  }

  private static boolean dueAt(AgentToken token, Duration afterIssue) {
    var now = Clock.fixed(ISSUED.plusSeconds(1).plus(afterIssue), ZoneOffset.UTC);
    return new TokenRenewal(null, token, now).isDue();
  }

  private static String token(Instant issued, Duration lifetime) {
    var claims =
        "{\"iat\": %d, \"exp\": %d}"
            .formatted(issued.getEpochSecond(), issued.plus(lifetime).getEpochSecond());
    return "h.%s.s"
        .formatted(
            Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(claims.getBytes(StandardCharsets.UTF_8)));
  }
}
