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
import io.fabric8.generator.annotation.ValidationRule;
import io.ironkeel.api.network.Link;

/** One interface in OSPF: a cable to one neighbor, or a loopback that is only announced. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "self.helloSeconds < self.deadSeconds",
    messageExpression =
        "'OSPF interface ' + self.link + ': helloSeconds must be less than deadSeconds'")
public record OspfInterface(
    @Required
        @Size(min = 1, max = 15)
        @Pattern(Link.NAME_PATTERN)
        @JsonPropertyDescription("Name of the interface. Example: eno2.")
        String link,
    @Default("false")
        @JsonPropertyDescription(
            "Whether its addresses are announced and no neighbor is looked for, as on a loopback.")
        Boolean passive,
    @Default("1")
        @Min(1)
        @Max(65_534)
        @JsonPropertyDescription("How often a neighbor is told that this machine lives.")
        Integer helloSeconds,
    @Default("4")
        @Min(2)
        @Max(65_535)
        @JsonPropertyDescription("After this long without a sign the neighbor is lost.")
        Integer deadSeconds,
    @Min(1)
        @Max(65_535)
        @JsonPropertyDescription("What it costs to leave by it; the lowest sum wins.")
        Integer cost) {

  public OspfInterface {
    passive = passive != null && passive;
    helloSeconds = helloSeconds == null ? 1 : helloSeconds;
    deadSeconds = deadSeconds == null ? 4 : deadSeconds;
  }
}
