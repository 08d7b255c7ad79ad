package io.ironkeel.agent.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubeconfigTest {

  private static final String WHOLE =
      """
      apiVersion: v1
      kind: Config
      current-context: mine
      preferences: {}
      clusters:
        - {name: other, cluster: {server: "https://192.0.2.1"}}
        - {name: api, cluster: {server: "https://192.0.2.9:6443", certificate-authority-data: Q0E=}}
      users: [{name: agent, user: {token: secret}}]
      contexts:
        - {name: mine, context: {cluster: api, user: agent, namespace: machine-server-1}}
      """;

  @TempDir private Path directory;

  @Test
  void theCurrentContextIsReadAsTheClientReadsIt() throws IOException {
    var file = write(WHOLE);
    var known = Config.fromKubeconfig(file.toFile());

    var read = Kubeconfig.read(file);

    assertThat(read.getMasterUrl()).isEqualTo(known.getMasterUrl());
    assertThat(read.getCaCertData()).isEqualTo(known.getCaCertData());
    assertThat(read.getNamespace()).isEqualTo(known.getNamespace()).isEqualTo("machine-server-1");
    assertThat(read.getOauthToken()).isEqualTo("secret");
    assertThat(read.isTrustCerts()).isFalse();
  }

  @Test
  void filesAreFoundBesideIt() throws IOException {
    Files.writeString(directory.resolve("token"), "from-file\n");
    var file =
        write(
            WHOLE
                .replace("token: secret", "tokenFile: token")
                .replace("certificate-authority-data: Q0E=", "certificate-authority: ca.crt"));

    var read = Kubeconfig.read(file);

    assertThat(read.getOauthToken()).isEqualTo("from-file");
    assertThat(read.getCaCertFile()).isEqualTo(directory.resolve("ca.crt").toString());
  }

  @ParameterizedTest
  @CsvSource({
    "'current-context: mine', '', it has no current-context",
    "'current-context: mine', 'current-context: no', context named in it is not among its contexts",
    "'user: agent', 'user: nobody', user named in it is not among its users",
    "'server: \"https://192.0.2.9:6443\", ', '', it has no server",
  })
  void whatIsMissingIsNamedAndTheTokenIsNot(String text, String instead, String message)
      throws IOException {
    var file = write(WHOLE.replace(text, instead));

    assertThatThrownBy(() -> Kubeconfig.read(file))
        .hasMessageContaining(message)
        .hasMessageContaining("enrol this machine again")
        .hasMessageNotContaining("secret");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(directory.resolve("kubeconfig"), text);
  }
}
