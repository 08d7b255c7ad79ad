package io.ironkeel.api.fabric;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** What goes over one border of the cloud; anything else stays on its side. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Border(
    @Min(1)
        @Max(4_294_967_294L)
        @JsonPropertyDescription(
            "Number under which the cloud is known on the other side; without it that of the border switch, which is a private one."
                + " Example: 64500.")
        Long asn,
    @Size(max = 32)
        @JsonPropertyDescription("Networks of the cloud that those outside may learn, each once.")
        List<PrefixRange> announce,
    @Size(max = 32)
        @JsonPropertyDescription(
            "Networks outside that the cloud may learn, each once. Example: 0.0.0.0/0.")
        List<PrefixRange> accept) {

  public static final Border CLOSED = new Border(null, List.of(), List.of());

  public Border {
    announce = announce == null ? List.of() : List.copyOf(announce);
    accept = accept == null ? List.of() : List.copyOf(accept);
  }
}
