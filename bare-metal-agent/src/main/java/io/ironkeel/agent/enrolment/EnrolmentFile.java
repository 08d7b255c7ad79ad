package io.ironkeel.agent.enrolment;

import io.fabric8.kubernetes.client.Config;
import io.ironkeel.agent.store.PrivateFile;
import java.nio.file.Path;

/** The kubeconfig a person made with {@code ironkeel enrol}. */
record EnrolmentFile(String text, Config config) {

  private static final String ROOM = "machine-";

  /**
   * @throws IllegalArgumentException with what is wrong and what to do, never with the content
   */
  static EnrolmentFile parse(String text) {
    Config config;
    try {
      config = Config.fromKubeconfig(text);
    } catch (RuntimeException unreadable) {
      // Of any kind, and with the content, that is, the token, in its message.
      throw new IllegalArgumentException(
          "this is no kubeconfig: hand over what ironkeel enrol NAME printed, unchanged");
    }
    var namespace = config.getNamespace();
    if (namespace == null || !namespace.startsWith(ROOM)) {
      throw new IllegalArgumentException(
          "the kubeconfig is for namespace %s, which is no machine's: make one with ironkeel enrol NAME"
              .formatted(namespace));
    }
    if (blank(config.getOauthToken()) && blank(config.getAutoOAuthToken())) {
      throw new IllegalArgumentException(
          "the kubeconfig holds no token: make one with ironkeel enrol NAME");
    }
    return new EnrolmentFile(text, config);
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank();
  }

  String machine() {
    return config.getNamespace().substring(ROOM.length());
  }

  String server() {
    return config.getMasterUrl();
  }

  /** In one step, for root only. */
  void save(Path file) {
    PrivateFile.write(file, text);
  }
}
