package io.ironkeel.api.fabric;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;

/** Consecutive numbers. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "self.first <= self.last",
    message = "of a range of asns, first must not be above last")
public record NumberRange(
    @Required
        @Min(1)
        @Max(4_294_967_294L)
        @JsonPropertyDescription("Lowest number of the range. Example: 4200000000.")
        Long first,
    @Required
        @Min(1)
        @Max(4_294_967_294L)
        @JsonPropertyDescription("Highest number of the range. Example: 4200000999.")
        Long last) {

  public boolean contains(long number) {
    return first <= number && number <= last;
  }
}
