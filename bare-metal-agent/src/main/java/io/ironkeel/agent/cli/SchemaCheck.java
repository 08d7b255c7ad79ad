package io.ironkeel.agent.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Compares a document with the schema of its CustomResourceDefinition, as far as one look at each
 * field can tell: what the API server would say of unknown fields, types, bounds and patterns. Its
 * rules over several fields (CEL) need the API server.
 */
final class SchemaCheck {

  private final List<String> problems = new ArrayList<>();

  private SchemaCheck() {}

  /** What is wrong, a sentence each that begins with the field's path. */
  static List<String> problems(String path, JsonNode schema, JsonNode value) {
    var check = new SchemaCheck();
    check.check(path, schema, value);
    return List.copyOf(check.problems);
  }

  private void check(String path, JsonNode schema, JsonNode value) {
    switch (schema.path("type").asText()) {
      case "object" -> object(path, schema, value);
      case "array" -> array(path, schema, value);
      case "string" -> string(path, schema, value);
      case "integer" -> integer(path, schema, value);
      case "boolean" -> require(value.isBoolean(), path, "must be true or false");
      default -> {
        // Anything goes.
      }
    }
  }

  private void object(String path, JsonNode schema, JsonNode value) {
    if (!require(value.isObject(), path, "must have fields")) {
      return;
    }
    var properties = schema.path("properties");
    for (var required : schema.path("required")) {
      require(value.hasNonNull(required.asText()), path + "." + required.asText(), "is missing");
    }
    for (var field : value.properties()) {
      var name = path + "." + field.getKey();
      if (schema.has("additionalProperties")) {
        check(name, schema.get("additionalProperties"), field.getValue());
      } else if (require(properties.has(field.getKey()), name, "is no field that this agent knows")
          && !field.getValue().isNull()) {
        check(name, properties.get(field.getKey()), field.getValue());
      }
    }
  }

  private void array(String path, JsonNode schema, JsonNode value) {
    if (!require(value.isArray(), path, "must be a list")) {
      return;
    }
    between(path, schema, "Items", value.size(), "entries");
    for (var index = 0; index < value.size(); index++) {
      check("%s[%d]".formatted(path, index), schema.path("items"), value.get(index));
    }
  }

  private void string(String path, JsonNode schema, JsonNode value) {
    if (!require(value.isTextual(), path, "must be text")) {
      return;
    }
    between(path, schema, "Length", value.textValue().length(), "characters");
    var pattern = schema.path("pattern").asText("");
    require(
        Pattern.compile(pattern).matcher(value.textValue()).find(),
        path,
        "is '%s', which does not match %s".formatted(value.textValue(), pattern));
    if (schema.has("enum")) {
      var known = new ArrayList<String>();
      schema.get("enum").forEach(option -> known.add(option.asText()));
      require(
          known.contains(value.textValue()),
          path,
          "is '%s' and must be one of %s".formatted(value.textValue(), String.join(", ", known)));
    }
  }

  private void integer(String path, JsonNode schema, JsonNode value) {
    if (!require(value.isIntegralNumber(), path, "must be a whole number")) {
      return;
    }
    var number = value.asLong();
    require(
        !schema.has("minimum") || number >= schema.get("minimum").asLong(),
        path,
        "is %d and must be at least %s".formatted(number, schema.path("minimum").asText()));
    require(
        !schema.has("maximum") || number <= schema.get("maximum").asLong(),
        path,
        "is %d and must be at most %s".formatted(number, schema.path("maximum").asText()));
  }

  private void between(String path, JsonNode schema, String what, int number, String unit) {
    var min = schema.path("min" + what);
    var max = schema.path("max" + what);
    require(
        min.isMissingNode() || number >= min.asInt(),
        path,
        "must have at least %s %s".formatted(min.asText(), unit));
    require(
        max.isMissingNode() || number <= max.asInt(),
        path,
        "must have at most %s %s".formatted(max.asText(), unit));
  }

  private boolean require(boolean fulfilled, String path, String sentence) {
    if (!fulfilled) {
      problems.add("%s %s".formatted(path, sentence));
    }
    return fulfilled;
  }
}
