package io.ironkeel.api.names;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** An address and the names that stand for it (hosts(5)). */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "isIP(self.address) && ip.isCanonical(self.address)",
    messageExpression =
        "'address ' + self.address + ' of names.hosts must be an address in canonical text, for example 10.0.0.9 or 2001:db8::9'")
public record StaticHost(
    @Required
        @Size(min = 2, max = 39)
        @JsonPropertyDescription("IPv4 or IPv6 address in canonical text.")
        String address,
    @Required
        @Size(min = 1, max = 8)
        @JsonPropertyDescription("Names of the address, the first is the canonical one.")
        List<@Size(min = 1, max = 253) @Pattern(Names.DOMAIN_PATTERN) String> names) {

  public StaticHost {
    names = names == null ? List.of() : List.copyOf(names);
  }
}
