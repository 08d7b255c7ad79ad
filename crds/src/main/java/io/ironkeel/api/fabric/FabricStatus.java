package io.ironkeel.api.fabric;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.ironkeel.api.condition.Condition;
import java.util.List;

/** How a fabric stands as a whole. Only the fabric operator writes here. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FabricStatus(
    @Default("-1")
        @JsonPropertyDescription(
            "Generation of the spec this status describes; -1 before the first look.")
        Long observedGeneration,
    @Size(max = 8)
        @JsonPropertyDescription(
            "State by aspect: Ready, Reconciling, Stalled. Reasons are in docs/kinds/fabric.md.")
        List<Condition> conditions,
    @Min(0) @JsonPropertyDescription("Switches that belong to the fabric.") Integer switches,
    @Min(0) @JsonPropertyDescription("Hosts with a cable in the fabric.") Integer hosts,
    @Min(0) @JsonPropertyDescription("Cables between machines of the fabric.") Integer links,
    @JsonPropertyDescription(
            "What the machines follow, or are brought from while a Rollout is on its way.")
        FabricSettings inForce) {

  public FabricStatus {
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
  }
}
