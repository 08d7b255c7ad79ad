package io.ironkeel.api.volume;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.ironkeel.api.condition.Condition;
import java.util.List;

/** What became of a volume. Only the storage operator writes here. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record VolumeStatus(
    @Default("-1")
        @JsonPropertyDescription(
            "Generation of the spec this status describes; -1 before the first look.")
        Long observedGeneration,
    @Size(max = 8)
        @JsonPropertyDescription(
            "State by aspect: Ready, Reconciling, Stalled. Reasons are in docs/kinds/volume.md.")
        List<Condition> conditions,
    @Size(max = 63) @JsonPropertyDescription("The Host it lies on, chosen once.") String host,
    @Size(max = 255)
        @JsonPropertyDescription(
            "The block device on that host. Example: /dev/ironkeel-fast/shop.orders-db.")
        String device,
    @JsonPropertyDescription("Size it has on the host, in GiB.") Integer sizeGiB) {

  public static final VolumeStatus NEW = new VolumeStatus(-1L, List.of(), null, null, null);

  public VolumeStatus {
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
  }
}
