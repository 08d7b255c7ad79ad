package io.ironkeel.agent.room;

import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.ironkeel.agent.log.LogKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews the agent's own token: the one it was enrolled with at once, later ones after a day or
 * after half their life. Asks for 30 days and accepts less. The machine's clock may jump: it is
 * believed only for a token that an earlier process got.
 */
public final class TokenRenewal implements Runnable {

  public static final Duration CHECK_INTERVAL = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(TokenRenewal.class);
  private static final Duration LIFETIME = Duration.ofDays(30);
  private static final Duration RENEW_AFTER = Duration.ofDays(1);

  /** A token from further in the future says that this machine's clock is wrong. */
  private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

  private static final String ACCOUNT = "agent";

  private final Room room;
  private final AgentToken token;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private Optional<Long> renewed = Optional.empty();

  public TokenRenewal(Room room, AgentToken token, Clock clock) {
    this(room, token, clock, System::nanoTime);
  }

  TokenRenewal(Room room, AgentToken token, Clock clock, LongSupplier nanoTime) {
    this.room = room;
    this.token = token;
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  @Override
  public void run() {
    if (!token.isSaved()) {
      token.save();
    }
    if (!isDue()) {
      return;
    }
    var request =
        new TokenRequestBuilder()
            .withNewSpec()
            .withExpirationSeconds(LIFETIME.toSeconds())
            .endSpec()
            .build();
    var answer =
        room.client()
            .serviceAccounts()
            .inNamespace(room.namespace())
            .withName(ACCOUNT)
            .tokenRequest(request);
    replace(answer.getStatus().getToken());
    LOG.atInfo()
        .addKeyValue(LogKey.EXPIRES, answer.getStatus().getExpirationTimestamp())
        .log("token renewed");
  }

  boolean isDue() {
    if (token.isEnrolled() || token.issued().isEmpty() || token.expires().isEmpty()) {
      return true;
    }
    var issued = token.issued().get();
    var half = Duration.between(issued, token.expires().get()).dividedBy(2);
    var wait = half.compareTo(RENEW_AFTER) < 0 ? half : RENEW_AFTER;
    return renewed
        .map(then -> nanoTime.getAsLong() - then >= wait.toNanos())
        .orElseGet(
            () -> {
              var age = Duration.between(issued, clock.instant());
              return age.compareTo(wait) >= 0 || age.compareTo(CLOCKS_APART.negated()) < 0;
            });
  }

  void replace(String next) {
    renewed = Optional.of(nanoTime.getAsLong());
    token.replace(next);
  }
}
