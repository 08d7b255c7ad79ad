package io.ironkeel.agent.inventory;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.ironkeel.agent.command.CommandFailed;
import io.ironkeel.agent.command.Commands;
import io.ironkeel.agent.log.LogKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@code wipefs} finds on block devices. It lists every signature, where udev and lsblk show
 * one or, when there are several, none; and it opens a device for reading only, so that no udev
 * rule wakes up.
 *
 * @param byDevice types by the device's path; a device that could not be read is not there
 * @param details by the device's path: where each is, of what type, and what it says of itself
 */
public record Signatures(Map<String, Set<String>> byDevice, Map<String, List<String>> details) {

  private static final Logger LOG = LoggerFactory.getLogger(Signatures.class);
  private static final List<String> COMMAND =
      List.of("wipefs", "--json", "--output", "DEVICE,OFFSET,TYPE,UUID,LABEL");

  public static Signatures read(Commands commands, List<String> paths) {
    if (paths.isEmpty()) {
      return new Signatures(Map.of(), Map.of());
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
    var details = new HashMap<String, List<String>>();
    for (var path : paths) {
      try {
        var one = parse(run(commands, List.of(path)), List.of(path));
        all.putAll(one.byDevice());
        details.putAll(one.details());
      } catch (CommandFailed unreadable) {
        LOG.atWarn()
            .addKeyValue(LogKey.ERROR, unreadable.getMessage())
            .log("the signatures of a device are unknown");
      }
    }
    return new Signatures(all, details);
  }

  private static String run(Commands commands, List<String> paths) {
    return commands.run("", Stream.concat(COMMAND.stream(), paths.stream()).toList());
  }

  static Signatures parse(String json, List<String> paths) {
    var found = Optional.ofNullable(Json.parse(json, Wipefs.class).signatures()).orElse(List.of());
    var all = new HashMap<String, Set<String>>();
    var details = new HashMap<String, List<String>>();
    for (var path : paths) {
      details.put(path, found.stream().filter(one -> one.isOn(path)).map(Signature::text).toList());
      var types = new LinkedHashSet<String>();
      found.stream()
          .filter(one -> one.isOn(path))
          .map(one -> Text.fit(one.type(), 64))
          .filter(type -> type != null)
          .forEach(types::add);
      all.put(path, types);
    }
    return new Signatures(all, details);
  }

  /** All of them together; nothing when one of them could not be read. */
  public Optional<List<String>> of(List<String> paths) {
    if (!byDevice.keySet().containsAll(paths)) {
      return Optional.empty();
    }
    return Optional.of(
        paths.stream().flatMap(path -> byDevice.get(path).stream()).distinct().sorted().toList());
  }

  /** A short name for all of it; nothing when there is nothing, or something cannot be read. */
  Optional<String> content(List<String> paths) {
    if (of(paths).filter(types -> !types.isEmpty()).isEmpty()) {
      return Optional.empty();
    }
    var text =
        paths.stream()
            .map(path -> String.join("\n", details.get(path)))
            .collect(Collectors.joining("\n\n"));
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Optional.of(HexFormat.of().formatHex(digest, 0, 8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Wipefs(List<Signature> signatures) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Signature(String device, String offset, String type, String uuid, String label) {

    boolean isOn(String path) {
      return path.substring(path.lastIndexOf('/') + 1).equals(device);
    }

    /** The same wherever the kernel finds the disk. */
    String text() {
      return "%s %s %s %s".formatted(offset, type, uuid, label);
    }
  }
}
