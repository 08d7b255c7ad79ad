package io.ironkeel.agent.names;

import io.ironkeel.api.names.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * /etc/hosts: one marked block is the agent's, every other byte is somebody else's. The block comes
 * first, because the first line with a name is the one that counts.
 */
record HostsFile(String text) {

  private static final String BEGIN = "# BEGIN ironkeel: from spec.names of the Host\n";
  private static final String END = "# END ironkeel\n";

  /** A block that lost its end is nobody's: what follows may be somebody else's. */
  private static final Pattern BLOCK =
      Pattern.compile(
          "^# BEGIN ironkeel\\b.*\\n(?:(?!# BEGIN ironkeel\\b).*\\n)*?# END ironkeel\\b.*(?:\\n|\\z)",
          Pattern.MULTILINE);

  /** The file with what is wanted in the block's place; without the block when that is nothing. */
  HostsFile with(Names wanted) {
    var others = BLOCK.matcher(text).replaceAll("");
    var lines = lines(wanted, others);
    if (lines.isEmpty()) {
      return new HostsFile(others);
    }
    var block = BEGIN + String.join("", lines) + END;
    var found = BLOCK.matcher(text);
    var place = found.find() ? found.start() : 0;
    return new HostsFile(others.substring(0, place) + block + others.substring(place));
  }

  private static List<String> lines(Names wanted, String others) {
    var named =
        wanted.hosts().stream()
            .map(host -> "%s %s\n".formatted(host.address(), String.join(" ", host.names())))
            .toList();
    return Stream.concat(self(wanted, others + String.join("", named)).stream(), named.stream())
        .toList();
  }

  /** As Debian's installer does: a machine that cannot resolve its own name makes sudo wait. */
  private static Optional<String> self(Names wanted, String others) {
    return Optional.ofNullable(wanted.hostname())
        .filter(name -> others.lines().noneMatch(line -> names(line).contains(name)))
        .map(
            name ->
                name.contains(".")
                    ? "127.0.1.1 %s %s\n".formatted(name, name.substring(0, name.indexOf('.')))
                    : "127.0.1.1 %s\n".formatted(name));
  }

  private static List<String> names(String line) {
    return Arrays.stream(line.replaceFirst("#.*", "").strip().split("\\s+"))
        .skip(1)
        .collect(Collectors.toList());
  }
}
