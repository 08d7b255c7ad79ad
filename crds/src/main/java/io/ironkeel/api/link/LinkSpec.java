package io.ironkeel.api.link;

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
import java.util.List;

/** One cable between two ports. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "size(self.ends) == 2 && self.ends.all(e, e.matches('" + LinkSpec.END + "'))",
    message = "ends must be two of the form machine/port, for example dsw-1/eth3")
@ValidationRule(
    value = "size(self.ends) != 2 || self.ends[0].split('/')[0] != self.ends[1].split('/')[0]",
    messageExpression =
        "'both ends are on ' + self.ends[0].split('/')[0] + ': a cable joins two machines'")
public record LinkSpec(
    @Default("default")
        @Size(min = 1, max = 63)
        @Pattern("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")
        @JsonPropertyDescription("Name of the Fabric the cable belongs to.")
        String fabric,
    @Required
        @Size(min = 2, max = 2)
        @JsonPropertyDescription(
            "Its two ends: name of a Switch or Host, a slash, and the port as the machine's kernel calls it. Example:"
                + " [dsw-1/eth3, asw-1/eth1].")
        List<@Size(min = 3, max = 71) String> ends,
    @Min(1280)
        @Max(9216)
        @JsonPropertyDescription(
            "Largest packet over it, in bytes without the Ethernet header; without it that of the fabric.")
        Integer mtuBytes,
    @Default("true")
        @JsonPropertyDescription(
            "Whether routes are exchanged over it. Without, the cable may lie there unused.")
        Boolean enabled,
    @Size(max = 256) @JsonPropertyDescription("For people. Example: patch panel 3, orange.")
        String description) {

  /** A machine's name and a port's. */
  public static final String END =
      "^[a-z0-9]([-a-z0-9]{0,53}[a-z0-9])?/[a-zA-Z0-9][a-zA-Z0-9._-]{0,14}$";

  public LinkSpec {
    fabric = fabric == null ? "default" : fabric;
    ends = ends == null ? List.of() : List.copyOf(ends);
    enabled = enabled == null || enabled;
  }
}
