package io.ironkeel.agent.change;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/** What one thing was before the agent changed it: a text, or not there. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Original(@JsonProperty("text") String content) {

  public static final Original ABSENT = new Original(null);

  public static Original of(Optional<String> text) {
    return new Original(text.orElse(null));
  }

  public Optional<String> text() {
    return Optional.ofNullable(content);
  }
}
