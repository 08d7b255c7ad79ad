package io.ironkeel.e2e.product;

import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.CommandResult;
import io.ironkeel.e2e.Program;
import io.ironkeel.e2e.cluster.TestCluster;
import io.ironkeel.e2e.lab.Lab;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.Stream;

/** {@code ./ironkeel enrol} and {@code site-token}, as a person with some kubeconfig runs them. */
public record Enrolment(Artifacts artifacts, Path kubeconfig, String server) {

  /** By the cluster's administrator, for machines of the lab. */
  public static Enrolment inLab(Artifacts artifacts, TestCluster cluster) {
    var port = URI.create(cluster.apiServer()).getPort();
    return new Enrolment(
        artifacts, cluster.kubeconfig(), "https://%s:%d".formatted(Lab.HOST_ADDRESS, port));
  }

  /** By the cluster's administrator, for programs of this machine. */
  public static Enrolment here(Artifacts artifacts, TestCluster cluster) {
    return new Enrolment(artifacts, cluster.kubeconfig(), cluster.apiServer());
  }

  /** The same by somebody else. */
  public Enrolment as(Path person) {
    return new Enrolment(artifacts, person, server);
  }

  public CommandResult enrol(String machine, String... options) {
    return run(Stream.concat(Stream.of("enrol", machine), Stream.of(options)));
  }

  public CommandResult siteToken(String... options) {
    return run(Stream.concat(Stream.of("site-token"), Stream.of(options)));
  }

  private CommandResult run(Stream<String> words) {
    var command =
        Stream.of(
                Stream.of(artifacts.repository().resolve("ironkeel").toString()),
                words,
                Stream.of("--server", server))
            .flatMap(all -> all);
    return Program.of(command.toArray(String[]::new))
        .environment("KUBECONFIG", kubeconfig.toString())
        .environment("KUBECACHEDIR", kubeconfig.resolveSibling("enrol-cache").toString())
        .environment("IRONKEEL_KUBE", artifacts.kube().toString())
        .run();
  }
}
