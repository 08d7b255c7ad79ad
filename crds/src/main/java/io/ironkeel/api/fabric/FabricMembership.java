package io.ironkeel.api.fabric;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** A machine's place in its fabric, and how it stands with its neighbours there. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FabricMembership(
    @Min(1) @Max(4_294_967_294L) @JsonPropertyDescription("Number of its autonomous system.")
        Long asn,
    @Size(max = 2) @JsonPropertyDescription("Addresses on its loopback interface.")
        List<@Size(max = 43) String> loopbacks,
    @Min(0) @JsonPropertyDescription("Neighbours it shall exchange routes with.")
        Integer sessionsDesired,
    @Min(0) @JsonPropertyDescription("Neighbours it does exchange routes with.")
        Integer sessionsEstablished,
    @Size(max = FabricMembership.PORTS_MAX)
        @JsonPropertyDescription("Its ports that a Link names, by name; the first 128.")
        List<FabricPort> ports) {

  public static final int PORTS_MAX = 128;

  public FabricMembership {
    loopbacks = loopbacks == null ? List.of() : List.copyOf(loopbacks);
    ports = ports == null ? List.of() : List.copyOf(ports);
  }
}
