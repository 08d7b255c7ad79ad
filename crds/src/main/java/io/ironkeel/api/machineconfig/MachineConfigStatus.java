package io.ironkeel.api.machineconfig;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.ironkeel.api.condition.Condition;
import java.util.List;

/** What the agent made of a MachineConfig. Only the agent of that machine writes here. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record MachineConfigStatus(
    @Default("-1")
        @JsonPropertyDescription(
            "Generation of the spec this status describes; -1 before the agent's first look.")
        Long observedGeneration,
    @Size(max = 64) @JsonPropertyDescription("Hash of the spec the agent last applied completely.")
        String appliedHash,
    @Size(max = 16)
        @JsonPropertyDescription(
            "State by aspect: Ready, Reconciling, Stalled. Reasons are in docs/kinds/machineconfig.md.")
        List<Condition> conditions,
    @Size(max = 16)
        @JsonPropertyDescription("What came of each section of the configuration, by name.")
        List<SectionStatus> sections,
    @JsonPropertyDescription(
            "Last configuration that was tried and undone, until another one is applied.")
        RejectedChange lastRejected) {

  public static final MachineConfigStatus EMPTY =
      new MachineConfigStatus(-1L, null, List.of(), List.of(), null);

  public MachineConfigStatus {
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
    sections = sections == null ? List.of() : List.copyOf(sections);
  }
}
