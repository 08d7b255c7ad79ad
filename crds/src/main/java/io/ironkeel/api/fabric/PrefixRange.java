package io.ironkeel.api.fabric;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** A network, and down to which size the networks inside of it count too. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "isCIDR(self.prefix) && string(cidr(self.prefix).masked()) == self.prefix",
    messageExpression =
        "'prefix ' + self.prefix + ' must be in canonical text without bits after its prefix length, for example 203.0.113.0/24'")
@ValidationRule(
    value =
        "!isCIDR(self.prefix) || !has(self.maxLength) || (self.maxLength > cidr(self.prefix).prefixLength() && (cidr(self.prefix).ip().family() == 6 || self.maxLength <= 32))",
    messageExpression =
        "'prefix ' + self.prefix + ': maxLength must be longer than its own prefix length and fit its family'")
public record PrefixRange(
    @Required
        @Size(min = 3, max = 43)
        @JsonPropertyDescription("The network. Example: 203.0.113.0/24.")
        String prefix,
    @Min(1)
        @Max(128)
        @JsonPropertyDescription(
            "Longest prefix length of networks inside of it that count too; without it only the network itself does.")
        Integer maxLength) {}
