package io.ironkeel.api.rollout;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.ironkeel.api.fabric.FabricSettings;
import java.util.List;

/**
 * What is carried to which machines, in which order. The fabric operator writes it once; people
 * pause it and turn it back.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value =
        "self.fabric == oldSelf.fabric && self.from == oldSelf.from && self.to == oldSelf.to && self.waves == oldSelf.waves",
    message =
        "what a Rollout carries and where stays as it began: only spec.paused and spec.revert may change; for another change edit"
            + " the Fabric")
public record RolloutSpec(
    @Required @Size(min = 1, max = 63) @JsonPropertyDescription("Name of the Fabric that changed.")
        String fabric,
    @Required @JsonPropertyDescription("What the machines follow until their wave.")
        FabricSettings from,
    @Required @JsonPropertyDescription("What they follow from then on.") FabricSettings to,
    @Required
        @Size(min = 1, max = RolloutSpec.WAVES_MAX)
        @JsonPropertyDescription(
            "The machines whose configuration changes, in the order of the change.")
        List<RolloutWave> waves,
    @Default("false") @JsonPropertyDescription("Whether it stands still before the next wave.")
        Boolean paused,
    @Default("false")
        @JsonPropertyDescription(
            "Whether the machines are brought back to what they followed before, the last wave first. That is also done when the"
                + " Fabric's spec is changed once more before the end.")
        Boolean revert) {

  public static final int WAVES_MAX = 512;

  public RolloutSpec {
    waves = waves == null ? List.of() : List.copyOf(waves);
    paused = paused != null && paused;
    revert = revert != null && revert;
  }
}
