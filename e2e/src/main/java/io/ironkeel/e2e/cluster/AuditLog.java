package io.ironkeel.e2e.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Every write the API server was asked for, Leases included: proof of who writes what, and of who
 * stays quiet. A request is recorded when its answer is complete, which may be a moment after the
 * caller has it; so a write that must be there is awaited.
 */
public final class AuditLog {

  private static final Set<String> WRITES =
      Set.of("create", "update", "patch", "delete", "deletecollection");

  /** The API server names the token of a service account here. */
  private static final String CREDENTIAL = "authentication.kubernetes.io/credential-id";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  AuditLog(Path file) {
    this.file = file;
  }

  Path file() {
    return file;
  }

  /** The position after all that is recorded by now. */
  public long mark() {
    return completeLines(0).length();
  }

  public List<AuditedWrite> writesSince(long mark) {
    return completeLines(mark)
        .lines()
        .map(AuditLog::parse)
        .filter(event -> WRITES.contains(event.path("verb").asText()))
        .map(AuditLog::write)
        .toList();
  }

  /** What one user wrote, but for the Lease by which it leads or lives. */
  public List<AuditedWrite> writesOf(String user, long mark) {
    return writesSince(mark).stream()
        .filter(write -> write.user().equals(user))
        .filter(write -> !write.resource().equals("leases"))
        // Questions that the API server counts as writes.
        .filter(write -> !write.group().equals("authorization.k8s.io"))
        .toList();
  }

  public List<AuditedWrite> writes(Predicate<AuditedWrite> filter) {
    return writesSince(0).stream().filter(filter).toList();
  }

  /** In a character set of one byte a character, so that lengths are positions. */
  private String completeLines(long from) {
    if (!Files.exists(file)) {
      return "";
    }
    try (var log = new RandomAccessFile(file.toFile(), "r")) {
      var bytes = new byte[Math.toIntExact(log.length() - from)];
      log.seek(from);
      log.readFully(bytes);
      var text = new String(bytes, StandardCharsets.ISO_8859_1);
      return text.substring(0, text.lastIndexOf('\n') + 1);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line.getBytes(StandardCharsets.ISO_8859_1));
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException("Not an audit event: " + line, broken);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static AuditedWrite write(JsonNode event) {
    var object = event.path("objectRef");
    return new AuditedWrite(
        Instant.parse(event.path("stageTimestamp").asText()),
        event.path("user").path("username").asText(),
        event.path("user").path("extra").path(CREDENTIAL).path(0).asText(),
        event.path("verb").asText(),
        object.path("apiGroup").asText(),
        object.path("resource").asText(),
        object.path("subresource").asText(),
        object.path("namespace").asText(),
        object.path("name").asText(),
        event.path("responseStatus").path("code").asInt());
  }
}
