package io.ironkeel.agent.inventory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.ironkeel.agent.json.Formats;

/** What the machine's tools say in JSON. */
public final class Json {

  private Json() {}

  /** Some tools say nothing at all instead of an empty object. */
  public static <T> T parse(String json, Class<T> type) {
    try {
      return Formats.JSON.readValue(json.isBlank() ? "{}" : json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not the JSON that was expected: " + e.getOriginalMessage());
    }
  }

  public static JsonNode parse(String json) {
    return parse(json, JsonNode.class);
  }
}
