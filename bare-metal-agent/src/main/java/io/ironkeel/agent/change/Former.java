package io.ironkeel.agent.change;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a section has changed and not yet given back, by name, as it was before. It is on the disk
 * before the first change, so that whatever ends the agent, the way back is known.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Former(Map<String, Original> originals) {

  public static final Former NOTHING = new Former(Map.of());

  public Former {
    originals =
        originals == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(originals));
  }

  public boolean has(String name) {
    return originals.containsKey(name);
  }

  /** What this was, if it was changed. */
  public Optional<Original> of(String name) {
    return Optional.ofNullable(originals.get(name));
  }

  Former with(Map<String, Original> more) {
    var all = new TreeMap<>(originals);
    more.forEach(all::putIfAbsent);
    return new Former(all);
  }

  Former without(Set<String> names) {
    var rest = new TreeMap<>(originals);
    rest.keySet().removeAll(names);
    return new Former(rest);
  }
}
