package io.ironkeel.agent.cli;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A configuration from a file: a MachineConfig as {@code kubectl get -o yaml} shows it, or only its
 * spec. Nothing of it is believed before all of it is checked.
 *
 * @param name of the configuration it takes the place of
 */
record ConfigFile(String name, MachineConfigSpec spec) {

  private static final String SCHEMA = "/machineconfigs.ironkeel.io.yaml";
  private static final String DEFAULT_NAME = "base";
  private static final int HASH_LENGTH = 16;

  private static final ObjectMapper YAML =
      new ObjectMapper(
              YAMLFactory.builder().enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL).build())
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /**
   * @param managementInterface taken when the file names none
   * @throws Refusal when there is anything in the file that would not be applied as it stands there
   */
  static ConfigFile read(Path file, Optional<String> managementInterface) {
    var document = parse(file);
    var object = document.has("kind") || document.has("apiVersion");
    if (object && !document.path("kind").asText().equals("MachineConfig")) {
      throw new Refusal(
          "%s: kind is %s and must be MachineConfig; nothing was changed."
              .formatted(file, document.path("kind").asText("missing")));
    }
    if (object && !(document.path("spec") instanceof ObjectNode)) {
      throw new Refusal("%s: spec is missing; nothing was changed.".formatted(file));
    }
    var spec = object ? (ObjectNode) document.get("spec") : document;
    if (!spec.hasNonNull("hash")) {
      spec.put("hash", hash(spec));
    }
    if (!spec.hasNonNull("managementInterface")) {
      managementInterface.ifPresent(name -> spec.put("managementInterface", name));
    }
    var problems = SchemaCheck.problems("spec", schema(), spec);
    if (!problems.isEmpty()) {
      throw new Refusal(
          "%s is not applied, nothing was changed:%n  %s"
              .formatted(file, String.join("%n  ".formatted(), problems)));
    }
    if (!spec.hasNonNull("managementInterface")) {
      throw new Refusal(
          "%s: spec.managementInterface is missing: name the interface that must never change; nothing was changed."
              .formatted(file));
    }
    return new ConfigFile(document.path("metadata").path("name").asText(DEFAULT_NAME), typed(spec));
  }

  /** The same as a new wish, so that it is tried even if it was tried and undone before. */
  ConfigFile retried(String when) {
    ObjectNode fields = YAML.valueToTree(spec);
    fields.put("retry", when);
    return new ConfigFile(name, typed(fields));
  }

  private static ObjectNode parse(Path file) {
    try {
      if (YAML.readTree(Files.readString(file)) instanceof ObjectNode fields) {
        return fields;
      }
      throw new Refusal("%s holds no fields; nothing was changed.".formatted(file));
    } catch (JacksonException broken) {
      var where = broken.getLocation();
      throw new Refusal(
          "%s is no YAML: %s (line %d, column %d); nothing was changed."
              .formatted(
                  file,
                  broken.getOriginalMessage().lines().findFirst().orElse(""),
                  where == null ? 0 : where.getLineNr(),
                  where == null ? 0 : where.getColumnNr()));
    } catch (NoSuchFileException missing) {
      throw new Refusal("there is no file %s.".formatted(file));
    } catch (IOException unreadable) {
      throw new Refusal("cannot read %s: %s".formatted(file, unreadable.getMessage()));
    }
  }

  private static MachineConfigSpec typed(JsonNode spec) {
    try {
      return YAML.treeToValue(spec, MachineConfigSpec.class);
    } catch (JacksonException e) {
      throw new Refusal("the spec cannot be read: " + e.getOriginalMessage());
    }
  }

  private static JsonNode schema() {
    try (var crd = ConfigFile.class.getResourceAsStream(SCHEMA)) {
      return YAML.readTree(crd).at("/spec/versions/0/schema/openAPIV3Schema/properties/spec");
    } catch (IOException e) {
      throw new UncheckedIOException("the agent lacks " + SCHEMA, e);
    }
  }

  private static String hash(JsonNode spec) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256")
              .digest(spec.toString().getBytes(StandardCharsets.UTF_8));
      return "file-" + HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
