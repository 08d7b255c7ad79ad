package io.ironkeel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArtifactsTest {

  private static final Map<String, String> COMPLETE =
      Map.of(
          "IRONKEEL_KUBE", "/a/kube",
          "IRONKEEL_KERNEL", "/a/linux",
          "IRONKEEL_ROOTFS", "/a/root",
          "IRONKEEL_QEMU", "/a/qemu",
          "IRONKEEL_OPERATORS", "/a/operators",
          "IRONKEEL_AGENT", "/a/agent",
          "IRONKEEL_PACKAGES", "/a/packages",
          "IRONKEEL_REPOSITORY", "/a/repository");

  @Test
  void theJdkOfTheRunIsLentToTheGuestsUnlessAnotherIsNamed() {
    assertThat(Artifacts.from(COMPLETE).jdk()).isEqualTo(Path.of(System.getProperty("java.home")));
    var environment = new HashMap<>(COMPLETE);
    environment.put("IRONKEEL_JDK", "/a/jdk");
    assertThat(Artifacts.from(environment).jdk()).isEqualTo(Path.of("/a/jdk"));
  }

  @Test
  void aMissingVariableIsNamed() {
    var environment = new HashMap<>(COMPLETE);
    environment.remove("IRONKEEL_KERNEL");
    assertThatThrownBy(() -> Artifacts.from(environment))
        .hasMessage("The environment variable IRONKEEL_KERNEL is missing; ./ironkeel sets it.");
  }
}
