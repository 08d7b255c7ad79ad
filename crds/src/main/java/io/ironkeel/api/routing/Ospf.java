package io.ironkeel.api.routing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** The machine in OSPF, area 0. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Ospf(
    @Required
        @Size(min = 1, max = 64)
        @JsonPropertyDescription("Interfaces that take part, each once.")
        List<OspfInterface> interfaces,
    @Size(max = 4)
        @JsonPropertyDescription("Routes of other origin that it announces, each origin once.")
        List<Redistribution> redistribute,
    @Default("false")
        @JsonPropertyDescription(
            "Whether it announces a way to everything while it has one of another origin; redistribution leaves the default route"
                + " out (FRR).")
        Boolean defaultRoute) {

  public Ospf {
    interfaces = interfaces == null ? List.of() : List.copyOf(interfaces);
    redistribute = redistribute == null ? List.of() : List.copyOf(redistribute);
    defaultRoute = defaultRoute != null && defaultRoute;
  }
}
