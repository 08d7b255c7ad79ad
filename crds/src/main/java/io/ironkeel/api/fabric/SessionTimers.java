package io.ironkeel.api.fabric;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;

/** When a BGP session inside the fabric is given up. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "self.keepaliveSeconds * 3 <= self.holdSeconds",
    message = "timers.holdSeconds must be at least three times keepaliveSeconds (RFC 4271, 4.4)")
public record SessionTimers(
    @Default("3")
        @Min(1)
        @Max(21_845)
        @JsonPropertyDescription("How often a neighbor is told that this machine lives.")
        Integer keepaliveSeconds,
    @Default("9")
        @Min(3)
        @Max(65_535)
        @JsonPropertyDescription("After this long without a sign the session is lost.")
        Integer holdSeconds,
    @Default("true")
        @JsonPropertyDescription(
            "Whether a lost neighbor is noticed within a second even when the port stays up (BFD, RFC 5880).")
        Boolean bfd) {

  public SessionTimers {
    keepaliveSeconds = keepaliveSeconds == null ? 3 : keepaliveSeconds;
    holdSeconds = holdSeconds == null ? 9 : holdSeconds;
    bfd = bfd == null || bfd;
  }
}
