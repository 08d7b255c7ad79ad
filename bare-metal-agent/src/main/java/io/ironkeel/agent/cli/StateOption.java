package io.ironkeel.agent.cli;

import io.ironkeel.agent.json.Formats;
import io.ironkeel.agent.store.StateLock;
import io.ironkeel.agent.transaction.Memory;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the agent keeps what it must not forget. */
final class StateOption {

  static final String DEFAULT = "/var/lib/ironkeel";

  @Option(
      names = RunOptions.STATE,
      paramLabel = "DIRECTORY",
      defaultValue = DEFAULT,
      description = "Where the agent keeps applied configurations and its renewed token.")
  Path directory;

  Path token() {
    return directory.resolve("token");
  }

  StateLock lock() {
    return StateLock.of(directory);
  }

  Memory memory() {
    if (Files.exists(directory) && !Files.isReadable(directory)) {
      throw new Refusal("cannot read %s: run this as root.".formatted(directory));
    }
    return Memory.in(directory, Formats.KUBERNETES);
  }
}
