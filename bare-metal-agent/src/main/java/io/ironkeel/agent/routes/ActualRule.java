package io.ironkeel.agent.routes;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.ironkeel.api.network.Rule;
import io.ironkeel.api.network.Rule.Family;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A rule of policy routing as {@code ip -Numeric -json -details rule show} describes it.
 *
 * @param further what else packets must have, or must not: no configuration asks for it; iproute2
 *     writes null for a word without value
 */
record ActualRule(
    long priority,
    @JsonProperty("src") String source,
    @JsonProperty("srclen") Integer sourceLength,
    @JsonProperty("dst") String destination,
    @JsonProperty("dstlen") Integer destinationLength,
    @JsonProperty("iif") String incomingLink,
    String table,
    String protocol,
    @JsonAnySetter Map<String, Object> further) {

  ActualRule {
    further =
        further == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(further));
  }

  boolean owned() {
    return ActualRoute.OWNED.equals(protocol);
  }

  String from(Family family) {
    return prefix(family, source, sourceLength);
  }

  String to(Family family) {
    return prefix(family, destination, destinationLength);
  }

  private static String prefix(Family family, String address, Integer length) {
    if (address == null) {
      return Prefix.everything(family);
    }
    return Prefix.of(family, length == null ? address : address + "/" + length);
  }

  /**
   * @param wantedIncoming the kernel's name of the link the wanted rule names, or null
   */
  boolean fits(Rule rule, String wantedIncoming) {
    var family = rule.family();
    return priority == rule.priority()
        && from(family).equals(orEverything(family, rule.from()))
        && to(family).equals(orEverything(family, rule.to()))
        && Objects.equals(incomingLink, wantedIncoming)
        && table != null
        && table.equals(rule.table().toString())
        && further.isEmpty();
  }

  private static String orEverything(Family family, String prefix) {
    return Optional.ofNullable(prefix).orElse(Prefix.everything(family));
  }
}
