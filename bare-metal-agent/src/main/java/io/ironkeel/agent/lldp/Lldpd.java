package io.ironkeel.agent.lldp;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ironkeel.agent.command.CommandFailed;
import io.ironkeel.agent.command.Commands;
import io.ironkeel.agent.json.Formats;
import io.ironkeel.agent.store.PublicFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The machine's lldpd, as it shows itself. */
record Lldpd(Path root, Commands commands) {

  private static final String UNSET = "(none)";

  boolean installed() {
    return Files.isExecutable(root.resolve("usr/sbin/lldpd"));
  }

  /** Which ports it is told to work on, empty text for all; nothing when it does not run. */
  Optional<String> pattern() {
    try {
      return Optional.of(parse(commands.run("lldpcli", "-f", "json0", "show", "configuration")));
    } catch (CommandFailed silent) {
      return Optional.empty();
    }
  }

  static String parse(String json) {
    try {
      var pattern =
          Formats.JSON
              .readTree(json)
              .at("/configuration/0/config/0/iface-pattern/0/value")
              .asText();
      return pattern.equals(UNSET) ? "" : pattern;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("lldpcli wrote what is not JSON: " + json, e);
    }
  }

  /** The process that is alive; nothing when none is. */
  Optional<String> process() {
    return PublicFile.read(root.resolve("run/lldpd.pid"))
        .map(String::strip)
        .filter(pid -> pid.matches("[0-9]+") && Files.exists(root.resolve("proc").resolve(pid)));
  }
}
