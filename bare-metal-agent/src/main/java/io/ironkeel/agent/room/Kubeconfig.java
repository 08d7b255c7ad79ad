package io.ironkeel.agent.room;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.ironkeel.agent.json.Formats;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What an agent needs of a kubeconfig file: server, authority, namespace and token of the current
 * context. The client's own reader loads every type of the Kubernetes API for it, which would be a
 * tenth of the agent's memory.
 *
 * @param file for messages
 */
record Kubeconfig(Path file, JsonNode root) {

  /**
   * @throws IllegalArgumentException when it is no kubeconfig or leaves out what is needed; the
   *     message never shows the content
   */
  static Config read(Path file) {
    try {
      return new Kubeconfig(
              file, Formats.KUBERNETES.unmarshal(Files.readString(file), JsonNode.class))
          .config();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private Config config() {
    var context = named("contexts", "context", required(root, "current-context"));
    var cluster = named("clusters", "cluster", required(context, "cluster"));
    var user = named("users", "user", required(context, "user"));
    return new ConfigBuilder(Config.empty())
        .withMasterUrl(required(cluster, "server"))
        .withCaCertData(text(cluster, "certificate-authority-data").orElse(null))
        .withCaCertFile(path(cluster, "certificate-authority").map(Path::toString).orElse(null))
        .withNamespace(text(context, "namespace").orElse(null))
        .withOauthToken(token(user).orElse(null))
        .build();
  }

  private Optional<String> token(JsonNode user) {
    return text(user, "token").or(() -> path(user, "tokenFile").map(Kubeconfig::content));
  }

  private JsonNode named(String list, String part, String name) {
    return StreamSupport.stream(root.path(list).spliterator(), false)
        .filter(entry -> entry.path("name").asText().equals(name))
        .findFirst()
        .map(entry -> entry.path(part))
        .orElseThrow(() -> unusable("%s named in it is not among its %s".formatted(part, list)));
  }

  private String required(JsonNode node, String field) {
    return text(node, field).orElseThrow(() -> unusable("it has no " + field));
  }

  private static Optional<String> text(JsonNode node, String field) {
    return Optional.of(node.path(field).asText()).filter(text -> !text.isBlank());
  }

  /** Relative to where the file is. */
  private Optional<Path> path(JsonNode node, String field) {
    return text(node, field).map(file::resolveSibling);
  }

  private static String content(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private IllegalArgumentException unusable(String why) {
    return new IllegalArgumentException(
        "%s cannot be used, %s: enrol this machine again".formatted(file, why));
  }
}
