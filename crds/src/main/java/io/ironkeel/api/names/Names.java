package io.ironkeel.api.names;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** The machine's own name, and how it finds others by name. What is not given is left as it is. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value =
        "!has(self.servers) || self.servers.all(s, isIP(s) && ip.isCanonical(s) && !ip(s).isUnspecified())",
    message =
        "every one of names.servers must be an address in canonical text, for example 10.0.0.53 or 2001:db8::53")
public record Names(
    @Size(min = 1, max = 64)
        @Pattern("^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$")
        @JsonPropertyDescription(
            "Host name of the machine, with or without its domain. Example: server-1.")
        String hostname,
    @Size(max = 6)
        @JsonPropertyDescription(
            "Domains tried for names without a dot (resolv.conf(5)). Example: example.net.")
        List<@Size(min = 1, max = 253) @Pattern(Names.DOMAIN_PATTERN) String> search,
    @Size(max = 3)
        @JsonPropertyDescription(
            "Addresses of DNS servers, the first is asked first (resolv.conf(5)).")
        List<@Size(min = 2, max = 39) String> servers,
    @Size(max = 64)
        @JsonPropertyDescription(
            "Names that are resolved without DNS (hosts(5)); each address once.")
        List<StaticHost> hosts) {

  static final String DOMAIN_PATTERN =
      "^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?(\\.[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?)*$";

  public static final Names NOTHING = new Names(null, null, null, null);

  public Names {
    search = search == null ? List.of() : List.copyOf(search);
    servers = servers == null ? List.of() : List.copyOf(servers);
    hosts = hosts == null ? List.of() : List.copyOf(hosts);
  }
}
