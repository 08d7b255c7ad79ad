package io.ironkeel.agent.cli;

import io.ironkeel.agent.room.ApiAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether this machine may speak to its API server, as far as its own files tell. */
record EnrolmentChecks(Path kubeconfig, Optional<ApiAccess> access, Instant now) {

  private static final Duration SOON = Duration.ofHours(12);
  private static final String ENROL = "Enrol this machine: see docs/operations.md.";

  List<Finding> findings() {
    return List.of(kubeconfigFile(), token());
  }

  private Finding kubeconfigFile() {
    if (!Files.isReadable(kubeconfig)) {
      return Finding.fail(
          "kubeconfig", kubeconfig + " is missing or not readable.", ENROL + " Run this as root.");
    }
    if (access.isEmpty()) {
      return Finding.fail("kubeconfig", kubeconfig + " holds no usable token.", ENROL);
    }
    try {
      var mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(kubeconfig));
      return mode.endsWith("------")
          ? Finding.ok("kubeconfig", kubeconfig + " is there, for its owner only.")
          : Finding.warn(
              "kubeconfig",
              "%s can be read by others (%s).".formatted(kubeconfig, mode),
              "chmod 600 " + kubeconfig);
    } catch (IOException e) {
      return Finding.fail("kubeconfig", "cannot look at " + kubeconfig, "Run this as root.");
    }
  }

  private Finding token() {
    if (access.isEmpty()) {
      return Finding.fail("token", "There is none.", ENROL);
    }
    return access
        .get()
        .token()
        .expires()
        .map(this::token)
        .orElseGet(() -> Finding.warn("token", "It does not say when it expires.", ENROL));
  }

  private Finding token(Instant expires) {
    if (expires.isBefore(now)) {
      return Finding.fail("token", "It expired at %s.".formatted(expires), ENROL);
    }
    return expires.isBefore(now.plus(SOON))
        ? Finding.warn(
            "token",
            "It expires soon, at %s.".formatted(expires),
            "The agent renews it when it reaches the API server: see that it runs.")
        : Finding.ok("token", "It is valid until %s.".formatted(expires));
  }
}
