package io.ironkeel.agent.links;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a link that somebody else made was like before the agent first changed it, so that it can be
 * given back like that.
 *
 * @param index the kernel's number of the link then; another one is another link of the same name
 * @param givenNames names the agent gave it beside its own
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Original(int index, int mtuBytes, boolean up, List<String> givenNames) {

  public Original {
    givenNames = givenNames == null ? List.of() : List.copyOf(givenNames);
  }

  static Original of(ActualLink link) {
    return new Original(link.index(), link.mtu(), link.up(), List.of());
  }

  Original withGivenName(String name) {
    return givenNames.contains(name)
        ? this
        : new Original(
            index, mtuBytes, up, Stream.concat(givenNames.stream(), Stream.of(name)).toList());
  }

  @JsonIgnore
  String text() {
    return "mtu %d, %s%s"
        .formatted(
            mtuBytes,
            up ? "up" : "down",
            givenNames.isEmpty() ? "" : ", without the names " + String.join(", ", givenNames));
  }
}
