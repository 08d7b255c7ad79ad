package io.ironkeel.api.time;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** Where the machine's clock gets its time (chrony). */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value =
        "!has(self.servers) || !has(self.sources) || self.servers.all(s, !self.sources.exists(o, o.address == s))",
    message =
        "the same address must not be in time.servers and in time.sources: keep it in one of them")
@ValidationRule(
    value = "!has(self.servers) || self.servers.all(s, !isIP(s) || ip.isCanonical(s))",
    message =
        "addresses in time.servers must be in canonical text, for example 10.0.0.1 or 2001:db8::1")
@ValidationRule(
    value =
        "(has(self.servers) ? self.servers.size() : 0) + (has(self.sources) ? self.sources.size() : 0) > 0",
    message = "time needs at least one of servers or sources: name one, or leave time out")
@ValidationRule(
    value =
        "(has(self.servers) ? self.servers.size() : 0) + (has(self.sources) ? self.sources.size() : 0) >="
            + " self.minSources || (has(self.sources) && self.sources.exists(o, o.type == 'pool'))",
    message =
        "time.minSources exceeds the number of servers and sources, so the clock would follow none of them: lower it or name more")
public record Time(
    @Size(max = 8)
        @JsonPropertyDescription(
            "NTP servers by address or name, the short form of sources. Example: ntp1.example.net.")
        List<@Size(min = 1, max = 253) @Pattern(TimeSource.ADDRESS_PATTERN) String> servers,
    @Size(max = 8) @JsonPropertyDescription("NTP sources that need more than an address.")
        List<TimeSource> sources,
    @Default("1")
        @Min(1)
        @Max(8)
        @JsonPropertyDescription(
            "How many sources must agree on the time before the clock follows them (chrony's minsources).")
        Integer minSources) {

  public Time {
    servers = servers == null ? List.of() : List.copyOf(servers);
    sources = sources == null ? List.of() : List.copyOf(sources);
    minSources = minSources == null ? 1 : minSources;
  }
}
