package io.ironkeel.api.time;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** One NTP source (chrony.conf(5)). */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "self.minPollLog2Seconds <= self.maxPollLog2Seconds",
    messageExpression =
        "'minPollLog2Seconds of time source ' + self.address + ' must not exceed maxPollLog2Seconds'")
@ValidationRule(
    value = "!isIP(self.address) || (ip.isCanonical(self.address) && self.type != 'pool')",
    messageExpression =
        "'time source ' + self.address + ': an address must be in canonical text and of type server; a pool is a name'")
public record TimeSource(
    @Required
        @Size(min = 1, max = 253)
        @Pattern(TimeSource.ADDRESS_PATTERN)
        @JsonPropertyDescription(
            "Address or name of the source, once in the list. Example: 10.0.0.1.")
        String address,
    @Default("server")
        @JsonPropertyDescription("server is one machine; pool is a name that stands for several.")
        Type type,
    @Default("false")
        @JsonPropertyDescription("Whether it is preferred over sources without this mark.")
        Boolean prefer,
    @Default("6")
        @Min(0)
        @Max(24)
        @JsonPropertyDescription(
            "Shortest time between questions, as a power of two of seconds: 6 is 64 s.")
        Integer minPollLog2Seconds,
    @Default("10")
        @Min(0)
        @Max(24)
        @JsonPropertyDescription(
            "Longest time between questions, as a power of two of seconds: 10 is 1024 s.")
        Integer maxPollLog2Seconds) {

  /**
   * What chronyd takes for an address: a name, an IPv4 or an IPv6 address, and nothing it could
   * take for an option.
   */
  static final String ADDRESS_PATTERN = "^[a-zA-Z0-9:]([-a-zA-Z0-9.:]*[a-zA-Z0-9:])?$";

  /** Whether the name stands for one machine. */
  public enum Type {
    @JsonProperty("server")
    SERVER("server"),
    @JsonProperty("pool")
    POOL("pool");

    private final String directive;

    Type(String directive) {
      this.directive = directive;
    }

    /** As chrony writes it. */
    public String directive() {
      return directive;
    }
  }

  public TimeSource {
    type = type == null ? Type.SERVER : type;
    prefer = prefer != null && prefer;
    minPollLog2Seconds = minPollLog2Seconds == null ? 6 : minPollLog2Seconds;
    maxPollLog2Seconds = maxPollLog2Seconds == null ? 10 : maxPollLog2Seconds;
  }

  /** The source that the short form stands for. */
  public static TimeSource server(String address) {
    return new TimeSource(address, null, null, null, null);
  }
}
