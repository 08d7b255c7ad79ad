package io.ironkeel.api.machineconfig;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A configuration that the agent tried and undid. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RejectedChange(
    @Required @Size(max = 64) @JsonPropertyDescription("Hash of the configuration that was undone.")
        String hash,
    @Required
        @Size(max = 64)
        @JsonPropertyDescription(
            "ProbeFailed: something that answered before did not any more. Interrupted: the agent or the machine"
                + " died in the middle of it, three times.")
        String reason,
    @Required
        @Size(max = 1024)
        @JsonPropertyDescription("The same for people: what did not answer any more.")
        String message,
    @Required
        @Size(max = 40)
        @JsonPropertyDescription(
            "When it was undone, by the machine's clock, as an RFC 3339 time in UTC.")
        String time) {

  /** Something that answered before the change did not answer after it. */
  public static final String PROBE_FAILED = "ProbeFailed";

  /** The agent or the machine ended in the middle of the change. */
  public static final String INTERRUPTED = "Interrupted";
}
