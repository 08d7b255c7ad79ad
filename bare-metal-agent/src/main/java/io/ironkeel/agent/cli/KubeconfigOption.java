package io.ironkeel.agent.cli;

import io.ironkeel.agent.room.ApiAccess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How the machine reaches its API server. */
final class KubeconfigOption {

  static final String DEFAULT = "/etc/ironkeel/kubeconfig";

  @Option(
      names = RunOptions.KUBECONFIG,
      paramLabel = "FILE",
      defaultValue = DEFAULT,
      description = "Where the API server is and the token to show it.")
  Path file;

  /** Nothing when the machine is not enrolled, or its kubeconfig cannot be read. */
  Optional<ApiAccess> access(StateOption state) {
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(ApiAccess.of(file, state.token()));
    } catch (RuntimeException unusable) {
      return Optional.empty();
    }
  }
}
