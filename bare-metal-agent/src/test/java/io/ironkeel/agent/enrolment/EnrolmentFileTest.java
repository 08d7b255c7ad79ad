package io.ironkeel.agent.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrolmentFileTest {

  private static final String KUBECONFIG =
      """
      apiVersion: v1
      kind: Config
      clusters: [{name: ironkeel, cluster: {server: "https://10.0.0.1:6443"}}]
      users: [{name: ironkeel, user: {%s}}]
      contexts: [{name: ironkeel, context: {cluster: ironkeel, user: ironkeel, namespace: %s}}]
      current-context: ironkeel
      """;

  @Test
  void whatEnrolPrintedIsKeptForRootOnly(@TempDir Path directory) throws IOException {
    var text = KUBECONFIG.formatted("token: secret", "machine-server-1");
    var enrolment = EnrolmentFile.parse(text);
    assertThat(enrolment.machine()).isEqualTo("server-1");
    assertThat(enrolment.server()).startsWith("https://10.0.0.1:6443");
    var file = directory.resolve("kubeconfig");
    enrolment.save(file);
    assertThat(file).hasContent(text);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void somebodysOwnKubeconfigIsRefused() {
    assertThatThrownBy(() -> EnrolmentFile.parse(KUBECONFIG.formatted("token: secret", "default")))
        .hasMessageContaining("namespace default, which is no machine's")
        .hasMessageNotContaining("secret");
  }

  @Test
  void withoutATokenThereIsNoIdentity() {
    assertThatThrownBy(
            () -> EnrolmentFile.parse(KUBECONFIG.formatted("username: u", "machine-server-1")))
        .hasMessageContaining("holds no token");
  }

  @Test
  void anythingElseIsNamedAsSuchAndNotRepeated() {
    assertThatThrownBy(() -> EnrolmentFile.parse("secret: [unfinished"))
        .hasMessageContaining("no kubeconfig")
        .hasMessageNotContaining("unfinished");
  }
}
