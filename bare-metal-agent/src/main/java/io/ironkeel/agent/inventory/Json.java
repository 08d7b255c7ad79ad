package io.ironkeel.agent.inventory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What the machine's tools say in JSON. */
final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /** Some tools say nothing at all instead of an empty object. */
  static <T> T parse(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json.isBlank() ? "{}" : json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not the JSON that was expected: " + e.getOriginalMessage());
    }
  }

  static JsonNode parse(String json) {
    return parse(json, JsonNode.class);
  }
}
