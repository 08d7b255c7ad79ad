package io.ironkeel.agent.room;

import io.ironkeel.agent.json.Formats;
import io.ironkeel.agent.store.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The token the agent shows to the API server: the one it was enrolled with, or the one it renewed
 * last, whichever was issued later. A fresh enrolment therefore wins over an old renewal.
 */
public final class AgentToken {

  private final Path renewed;
  private final String enrolled;
  private volatile String current;
  private boolean saved = true;

  public AgentToken(Path renewed, String enrolled) {
    this.renewed = renewed;
    this.enrolled = enrolled;
    this.current =
        Stream.concat(Stream.of(enrolled), read(renewed).stream())
            .max(Comparator.comparing(token -> claim(token, "iat").orElse(Instant.EPOCH)))
            .orElseThrow();
  }

  public String current() {
    return current;
  }

  /** Whether this is still the token a person handed over, which others may have seen. */
  boolean isEnrolled() {
    return current.equals(enrolled);
  }

  /** When the API server issued the token; nothing when the token does not say. */
  Optional<Instant> issued() {
    return claim(current, "iat");
  }

  public Optional<Instant> expires() {
    return claim(current, "exp");
  }

  /** Whether a restarted agent would find the token. */
  boolean isSaved() {
    return saved;
  }

  /** Used from now on, even if the disk refuses it. */
  void replace(String token) {
    current = token;
    saved = false;
    save();
  }

  void save() {
    PrivateFile.write(renewed, current);
    saved = true;
  }

  private static Optional<String> read(Path file) {
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Instant> claim(String token, String name) {
    var parts = token.split("\\.");
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      var seconds = Formats.JSON.readTree(Base64.getUrlDecoder().decode(parts[1])).path(name);
      return seconds.isNumber()
          ? Optional.of(Instant.ofEpochSecond(seconds.asLong()))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
