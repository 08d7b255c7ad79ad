package io.ironkeel.api.machine;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** That people work on a machine. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Maintenance(
    @Required
        @Size(min = 1, max = 256)
        @JsonPropertyDescription("Why, for those who wonder. Example: replacing a fan.")
        String reason,
    @Default("false")
        @JsonPropertyDescription(
            "Whether the machine also loses its identity: its account, keys and configuration objects are deleted,"
                + " so that whoever holds its token gets nothing more. It needs a new enrolment afterwards.")
        Boolean fence) {

  public Maintenance {
    fence = fence != null && fence;
  }
}
