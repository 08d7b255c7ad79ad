package io.ironkeel.api.routing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** One step of a route map: which routes it is for, and what it does to them. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RouteMapEntry(
    @Required
        @Min(1)
        @Max(65_535)
        @JsonPropertyDescription("Its place in the route map: the lowest comes first.")
        Integer sequence,
    @Default("permit") @JsonPropertyDescription("What becomes of a route that matches.")
        Verdict action,
    @Size(min = 1, max = 63)
        @Pattern(PrefixList.NAME_PATTERN)
        @JsonPropertyDescription("Matches routes to the networks of this prefix list.")
        String matchPrefixList,
    @Min(1) @Max(4_294_967_295L) @JsonPropertyDescription("Matches routes that carry this tag.")
        Long matchTag,
    @Min(1)
        @Max(4_294_967_295L)
        @JsonPropertyDescription(
            "Marks the routes, so that redistribution elsewhere can leave them out.")
        Long setTag,
    @Min(0)
        @Max(4_294_967_295L)
        @JsonPropertyDescription("Preference inside the autonomous system: the highest wins.")
        Long setLocalPreference,
    @Min(0)
        @Max(4_294_967_295L)
        @JsonPropertyDescription("Metric that neighbors compare: the lowest wins.")
        Long setMetric) {

  public RouteMapEntry {
    action = action == null ? Verdict.PERMIT : action;
  }
}
