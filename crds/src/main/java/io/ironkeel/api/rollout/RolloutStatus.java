package io.ironkeel.api.rollout;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.ironkeel.api.condition.Condition;
import java.util.List;

/**
 * How far a change has come. Only the fabric operator writes here; all it needs to go on after a
 * restart is here.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RolloutStatus(
    @Default("-1")
        @JsonPropertyDescription(
            "Generation of the spec this status describes; -1 before the first look.")
        Long observedGeneration,
    @Size(max = 8)
        @JsonPropertyDescription(
            "State by aspect: Ready, Reconciling, Stalled. Reasons are in docs/kinds/rollout.md.")
        List<Condition> conditions,
    @Min(0)
        @JsonPropertyDescription(
            "Waves whose machines follow the new settings; 0 before the first.")
        Integer wave,
    @Size(max = RolloutStatus.EXCUSED_MAX)
        @JsonPropertyDescription(
            "Machines whose routing had not converged when it began or was last resumed: they do not halt it. The first 256.")
        List<@Size(max = 55) String> excused,
    @Size(max = 64)
        @JsonPropertyDescription(
            "The last request to go on that was followed (annotation ironkeel.io/retry).")
        String resumed) {

  public static final int EXCUSED_MAX = 256;

  /** Before the first look. */
  public static final RolloutStatus NEW = new RolloutStatus(-1L, null, 0, null, null);

  public RolloutStatus {
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
    wave = wave == null ? 0 : wave;
    excused = excused == null ? List.of() : List.copyOf(excused);
  }
}
