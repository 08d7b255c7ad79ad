package io.ironkeel.e2e.machines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** The description of a field is its documentation: none may be missing, at any depth. */
final class SchemaDescriptions {

  private SchemaDescriptions() {}

  static void assertComplete(String crd) {
    var missing = new ArrayList<String>();
    try {
      var schema = new ObjectMapper().readTree(crd).at("/spec/versions/0/schema/openAPIV3Schema");
      for (var top : List.of("spec", "status")) {
        collect(top, schema.path("properties").path(top), missing);
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
    assertThat(missing).isEmpty();
  }

  private static void collect(String path, JsonNode schema, List<String> missing) {
    schema
        .path("properties")
        .properties()
        .forEach(
            field -> {
              var name = path + "." + field.getKey();
              if (field.getValue().path("description").asText().isBlank()) {
                missing.add(name);
              }
              collect(name, field.getValue(), missing);
              collect(name + "[]", field.getValue().path("items"), missing);
            });
  }
}
