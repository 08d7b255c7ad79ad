package io.ironkeel.agent.room;

import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.ironkeel.agent.log.LogKey;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews the agent's own token: the one it was enrolled with at once, later ones after a day or
 * after half their life. Asks for 30 days and accepts less.
 */
public final class TokenRenewal implements Runnable {

  public static final Duration CHECK_INTERVAL = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(TokenRenewal.class);
  private static final Duration LIFETIME = Duration.ofDays(30);
  private static final Duration RENEW_AFTER = Duration.ofDays(1);
  private static final String ACCOUNT = "agent";

  private final Room room;
  private final AgentToken token;
  private final Clock clock;

  public TokenRenewal(Room room, AgentToken token, Clock clock) {
    this.room = room;
    this.token = token;
    this.clock = clock;
  }

  @Override
  public void run() {
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
    token.replace(answer.getStatus().getToken());
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
    return !clock.instant().isBefore(issued.plus(wait));
  }
}
