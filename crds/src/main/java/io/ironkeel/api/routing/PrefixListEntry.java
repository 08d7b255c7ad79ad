package io.ironkeel.api.routing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** One network of a prefix list. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "isCIDR(self.prefix) && string(cidr(self.prefix).masked()) == self.prefix",
    messageExpression =
        "'prefix ' + self.prefix + ' must be in canonical text without bits after its prefix length, for example 10.8.0.0/16'")
@ValidationRule(
    value =
        "!isCIDR(self.prefix) || ((!has(self.minLength) || self.minLength > cidr(self.prefix).prefixLength()) &&"
            + " (!has(self.maxLength) || self.maxLength >= (has(self.minLength) ? self.minLength :"
            + " cidr(self.prefix).prefixLength() + 1)))",
    messageExpression =
        "'prefix ' + self.prefix + ': minLength and maxLength must be longer than its own prefix length, and maxLength not below minLength'")
public record PrefixListEntry(
    @Required
        @Min(1)
        @Max(65_535)
        @JsonPropertyDescription("Its place in the list: the lowest comes first.")
        Integer sequence,
    @Default("permit") @JsonPropertyDescription("What becomes of a route that matches.")
        Verdict action,
    @Required
        @Size(min = 3, max = 43)
        @JsonPropertyDescription("The network. Example: 10.8.0.0/16.")
        String prefix,
    @Min(1)
        @Max(128)
        @JsonPropertyDescription(
            "Networks inside of it match from this prefix length on; without it, and without maxLength, only itself.")
        Integer minLength,
    @Min(1)
        @Max(128)
        @JsonPropertyDescription("Networks inside of it match up to this prefix length.")
        Integer maxLength) {

  public PrefixListEntry {
    action = action == null ? Verdict.PERMIT : action;
  }
}
