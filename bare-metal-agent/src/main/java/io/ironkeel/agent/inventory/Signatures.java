package io.ironkeel.agent.inventory;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.ironkeel.agent.command.CommandFailed;
import io.ironkeel.agent.command.Commands;
import io.ironkeel.agent.log.LogKey;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@code wipefs} finds on block devices. It lists every signature, where udev and lsblk show
 * one or, when there are several, none; and it opens a device for reading only, so that no udev
 * rule wakes up.
 *
 * @param byDevice types by the device's path; a device that could not be read is not there
 */
public record Signatures(Map<String, Set<String>> byDevice) {

  private static final Logger LOG = LoggerFactory.getLogger(Signatures.class);
  private static final List<String> COMMAND =
      List.of("wipefs", "--json", "--output", "DEVICE,TYPE");

  public static Signatures read(Commands commands, List<String> paths) {
    if (paths.isEmpty()) {
      return new Signatures(Map.of());
    }
    try {
      return parse(run(commands, paths), paths);
    } catch (CommandFailed one) {
      return oneByOne(commands, paths);
    }
  }

  /** So that a disk that cannot be read hides only itself. */
  private static Signatures oneByOne(Commands commands, List<String> paths) {
    var all = new HashMap<String, Set<String>>();
    for (var path : paths) {
      try {
        all.putAll(parse(run(commands, List.of(path)), List.of(path)).byDevice());
      } catch (CommandFailed unreadable) {
        LOG.atWarn()
            .addKeyValue(LogKey.ERROR, unreadable.getMessage())
            .log("the signatures of a device are unknown");
      }
    }
    return new Signatures(all);
  }

  private static String run(Commands commands, List<String> paths) {
    return commands.run("", Stream.concat(COMMAND.stream(), paths.stream()).toList());
  }

  static Signatures parse(String json, List<String> paths) {
    var found = Optional.ofNullable(Json.parse(json, Wipefs.class).signatures()).orElse(List.of());
    var all = new HashMap<String, Set<String>>();
    for (var path : paths) {
      var types = new LinkedHashSet<String>();
      found.stream()
          .filter(one -> path.substring(path.lastIndexOf('/') + 1).equals(one.device()))
          .map(one -> Text.fit(one.type(), 64))
          .filter(type -> type != null)
          .forEach(types::add);
      all.put(path, types);
    }
    return new Signatures(all);
  }

  /** All of them together; nothing when one of them could not be read. */
  public Optional<List<String>> of(List<String> paths) {
    if (!byDevice.keySet().containsAll(paths)) {
      return Optional.empty();
    }
    return Optional.of(
        paths.stream().flatMap(path -> byDevice.get(path).stream()).distinct().sorted().toList());
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Wipefs(List<Signature> signatures) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Signature(String device, String type) {}
}
