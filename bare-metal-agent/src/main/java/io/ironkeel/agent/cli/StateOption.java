package io.ironkeel.agent.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ironkeel.agent.store.StateLock;
import io.ironkeel.agent.transaction.Memory;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the agent keeps what it must not forget. */
final class StateOption {

  @Option(
      names = "--state",
      paramLabel = "DIRECTORY",
      defaultValue = "/var/lib/ironkeel",
      description = "Where the agent keeps applied configurations and its renewed token.")
  Path directory;

  Path token() {
    return directory.resolve("token");
  }

  StateLock lock() {
    return new StateLock(directory.resolve("lock"));
  }

  Memory memory() {
    if (Files.exists(directory) && !Files.isReadable(directory)) {
      throw new Refusal("cannot read %s: run this as root.".formatted(directory));
    }
    return Memory.in(directory, new KubernetesSerialization(new ObjectMapper(), true));
  }
}
