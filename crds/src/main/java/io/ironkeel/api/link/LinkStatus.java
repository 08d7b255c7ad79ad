package io.ironkeel.api.link;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.ironkeel.api.condition.Condition;
import java.util.List;

/** What both ends say of a cable. Only the fabric operator writes here. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record LinkStatus(
    @Default("-1")
        @JsonPropertyDescription(
            "Generation of the spec this status describes; -1 before the first look.")
        Long observedGeneration,
    @Size(max = 8)
        @JsonPropertyDescription(
            "State by aspect: Ready, Reconciling, Stalled, Up, Matches. Reasons are in docs/kinds/link.md.")
        List<Condition> conditions,
    @Size(max = 63)
        @JsonPropertyDescription("What the roles of its ends make of it. Example: DSW-ASW eBGP.")
        String purpose,
    @Size(max = 2) @JsonPropertyDescription("Its two ends.") List<LinkEndStatus> ends) {

  public LinkStatus {
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
    ends = ends == null ? List.of() : List.copyOf(ends);
  }
}
