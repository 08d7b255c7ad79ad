package io.ironkeel.e2e.cluster;

import io.ironkeel.e2e.CommandResult;
import io.ironkeel.e2e.Program;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * kubectl and helm for one cluster, whose caches stay in that cluster's folder.
 *
 * @param kube the binary that contains both
 */
public record ClusterTools(Path kube, Path kubeconfig) {

  CommandResult kubectl(String input, String... arguments) {
    return command("kubectl", arguments).input(input).run();
  }

  CommandResult helm(String... arguments) {
    return command("helm", arguments).run();
  }

  private Program command(String tool, String... arguments) {
    var words = Stream.concat(Stream.of(kube.toString(), tool), Stream.of(arguments));
    return Program.of(words.toArray(String[]::new))
        .environment("KUBECONFIG", kubeconfig.toString())
        .environment("HOME", kubeconfig.resolveSibling("home").toString());
  }
}
