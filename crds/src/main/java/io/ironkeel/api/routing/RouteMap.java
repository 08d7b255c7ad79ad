package io.ironkeel.api.routing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** What is let through and changed on the way; a route that no entry matches is denied. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RouteMap(
    @Required
        @Size(min = 1, max = 63)
        @Pattern(PrefixList.NAME_PATTERN)
        @JsonPropertyDescription("Name of the route map, for neighbors and redistribution.")
        String name,
    @Required @Size(min = 1, max = 16) @JsonPropertyDescription("Its entries, by sequence number.")
        List<RouteMapEntry> entries) {

  public RouteMap {
    entries = entries == null ? List.of() : List.copyOf(entries);
  }
}
