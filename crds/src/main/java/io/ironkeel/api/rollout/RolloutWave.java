package io.ironkeel.api.rollout;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** Machines that are changed at the same time. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RolloutWave(
    @Required
        @Min(1)
        @Max(RolloutSpec.WAVES_MAX)
        @JsonPropertyDescription("Its place among the waves; 1 is the first.")
        Integer sequence,
    @Required
        @Size(min = 1, max = RolloutWave.MACHINES_MAX)
        @JsonPropertyDescription("Names of Switches and Hosts, never two that do the same work.")
        List<@Size(max = 55) String> machines) {

  public static final int MACHINES_MAX = 64;

  public RolloutWave {
    machines = machines == null ? List.of() : List.copyOf(machines);
  }
}
