package io.ironkeel.e2e.machines;

import io.ironkeel.e2e.CommandResult;
import io.ironkeel.e2e.cluster.TestCluster;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What {@code kubectl apply} of a whole folder said of each of its files: one process for all of
 * them, each judged by what concerns it alone.
 */
final class Answers {

  private final List<String> errors;

  private Answers(CommandResult result) {
    this.errors =
        Arrays.stream(result.stderr().split("(?m)^(?=Error from server|error)"))
            .filter(error -> !error.isBlank())
            .toList();
  }

  static Answers toApplying(TestCluster cluster, Path folder) {
    return new Answers(cluster.kubectl("apply", "-f", folder.toString()));
  }

  /** Every error that names the file; empty when it was accepted. */
  String to(Path file) {
    return errors.stream()
        .filter(error -> error.contains('"' + file.toString() + '"'))
        .collect(Collectors.joining("\n"));
  }

  /** Errors that name no file, for example that the API server is away. */
  List<String> ofNoFile() {
    return errors.stream().filter(error -> !error.contains(".yaml\"")).toList();
  }
}
