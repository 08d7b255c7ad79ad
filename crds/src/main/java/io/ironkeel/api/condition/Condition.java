package io.ironkeel.api.condition;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/**
 * One aspect of an object's state, as the Kubernetes API conventions define it ({@code
 * metav1.Condition}).
 *
 * @param message one sentence for people that names the object and the next step; never a timestamp
 *     or a counter, so that it changes only when something changed
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Condition(
    @Required
        @Size(max = 316)
        @JsonPropertyDescription(
            "Aspect this condition describes, in CamelCase, for example Ready.")
        String type,
    @Required
        @Pattern("^(True|False|Unknown)$")
        @JsonPropertyDescription("Whether the aspect holds: True, False or Unknown.")
        String status,
    @Required
        @Size(max = 1024)
        @JsonPropertyDescription(
            "Why the condition has this status, as one CamelCase word; documented per kind.")
        String reason,
    @Required
        @Size(max = 4096)
        @JsonPropertyDescription(
            "The same for people: one sentence that names the object and the next step.")
        String message,
    @JsonPropertyDescription("Generation of the object this condition was computed from.")
        Long observedGeneration,
    @Required
        @Size(max = 40)
        @JsonPropertyDescription("When the status last changed, as an RFC 3339 time in UTC.")
        String lastTransitionTime) {}
