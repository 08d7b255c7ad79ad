package io.ironkeel.e2e;

import java.nio.file.Path;
import java.util.Map;

/**
 * Everything a run needs that was built before it: control plane, guests' kernel and root folder,
 * operators, agent, and the checkout with charts and examples.
 *
 * @param kube the one-file control plane
 * @param kernel the guests' User-Mode Linux kernel
 * @param rootfs the guests' shared root folder
 * @param qemu the folder with kernel, modules and first root of emulated machines
 * @param jdk the JDK that runs the operators
 * @param operators the folder that holds {@code quarkus-run.jar}
 * @param agent the folder that holds {@code bin/ironkeel-agent} and its Java runtime
 * @param packages the folder that holds the agent's Debian package
 * @param repository the checkout, with {@code helm/} and {@code examples/}
 */
public record Artifacts(
    Path kube,
    Path kernel,
    Path rootfs,
    Path qemu,
    Path jdk,
    Path operators,
    Path agent,
    Path packages,
    Path repository) {

  /** The artifacts named by the environment that {@code ./ironkeel} sets. */
  public static Artifacts fromEnvironment() {
    return from(System.getenv());
  }

  static Artifacts from(Map<String, String> environment) {
    return new Artifacts(
        path(environment, "IRONKEEL_KUBE"),
        path(environment, "IRONKEEL_KERNEL"),
        path(environment, "IRONKEEL_ROOTFS"),
        path(environment, "IRONKEEL_QEMU"),
        absolute(environment.getOrDefault("IRONKEEL_JDK", System.getProperty("java.home"))),
        path(environment, "IRONKEEL_OPERATORS"),
        path(environment, "IRONKEEL_AGENT"),
        path(environment, "IRONKEEL_PACKAGES"),
        path(environment, "IRONKEEL_REPOSITORY"));
  }

  private static Path path(Map<String, String> environment, String variable) {
    var value = environment.get(variable);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException(
          "The environment variable " + variable + " is missing; ./ironkeel sets it.");
    }
    return absolute(value);
  }

  private static Path absolute(String path) {
    return Path.of(path).toAbsolutePath();
  }
}
