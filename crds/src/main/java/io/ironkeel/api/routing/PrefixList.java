package io.ironkeel.api.routing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** A list of networks; the first entry that matches decides, and what matches none is denied. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value =
        "self.entries.all(e, isCIDR(e.prefix) && (cidr(e.prefix).ip().family() == 4) == (self.family == 'ipv4'))",
    messageExpression =
        "'prefix list ' + self.name + ': every prefix must be a network of its family, ' + self.family")
public record PrefixList(
    @Required
        @Size(min = 1, max = 63)
        @Pattern(PrefixList.NAME_PATTERN)
        @JsonPropertyDescription("Name of the list, for route maps.")
        String name,
    @Default("ipv4") @JsonPropertyDescription("Family of all its networks.") Family family,
    @Required @Size(min = 1, max = 64) @JsonPropertyDescription("The networks, by sequence number.")
        List<PrefixListEntry> entries) {

  /** What FRR takes for a name, and nothing it could take for two words. */
  static final String NAME_PATTERN = "^[A-Za-z0-9][-_.A-Za-z0-9]*$";

  /** Family of addresses. */
  public enum Family {
    @JsonProperty("ipv4")
    IPV4("ip"),
    @JsonProperty("ipv6")
    IPV6("ipv6");

    private final String keyword;

    Family(String keyword) {
      this.keyword = keyword;
    }

    /** As FRR writes it. */
    public String keyword() {
      return keyword;
    }
  }

  public PrefixList {
    family = family == null ? Family.IPV4 : family;
    entries = entries == null ? List.of() : List.copyOf(entries);
  }
}
