package io.ironkeel.e2e.cluster;

import io.ironkeel.e2e.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/**
 * The keys of one control plane: a certificate authority, the API server's certificate, and client
 * certificates, all made by openssl in one folder as {@code NAME.crt} and {@code NAME.key}.
 */
record Certificates(Path directory) {

  /** Where the API server is met: from here, from pods, from the lab's machines. */
  private static final String SERVER_NAMES =
      "subjectAltName=IP:127.0.0.1,DNS:localhost,IP:10.0.0.1,IP:10.254.0.1";

  static Certificates create(Path directory) throws IOException {
    Files.createDirectories(directory);
    var certificates = new Certificates(directory);
    certificates.openssl(
        "req -x509 -newkey rsa:2048 -nodes -keyout %s -out %s -days 30 -subj /CN=ironkeel-test-ca",
        certificates.key("ca"), certificates.certificate("ca"));
    certificates.openssl("genrsa -out %s 2048", certificates.key("service-account"));
    certificates.issue("server", "/CN=kube-apiserver", SERVER_NAMES);
    certificates.issue("admin", "/O=system:masters/CN=admin", "extendedKeyUsage=clientAuth");
    certificates.issue(
        "controller-manager", "/CN=system:kube-controller-manager", "extendedKeyUsage=clientAuth");
    return certificates;
  }

  Path certificate(String name) {
    return directory.resolve(name + ".crt");
  }

  Path key(String name) {
    return directory.resolve(name + ".key");
  }

  /** A kubeconfig with everything inside, for the holder of a client certificate. */
  Path kubeconfig(String name, String apiServer, Path file) throws IOException {
    return Files.writeString(
        file,
        """
        apiVersion: v1
        kind: Config
        clusters:
        - name: ironkeel
          cluster:
            server: %s
            certificate-authority-data: %s
        users:
        - name: %s
          user:
            client-certificate-data: %s
            client-key-data: %s
        contexts:
        - name: ironkeel
          context: {cluster: ironkeel, user: %s}
        current-context: ironkeel
        """
            .formatted(
                apiServer,
                base64(certificate("ca")),
                name,
                base64(certificate(name)),
                base64(key(name)),
                name));
  }

  private void issue(String name, String subject, String extension) throws IOException {
    var request = directory.resolve(name + ".csr");
    var extensions = Files.writeString(directory.resolve(name + ".ext"), extension);
    openssl("req -newkey rsa:2048 -nodes -keyout %s -out %s -subj %s", key(name), request, subject);
    openssl(
        "x509 -req -in %s -CA %s -CAkey %s -CAcreateserial -out %s -days 30 -extfile %s",
        request, certificate("ca"), key("ca"), certificate(name), extensions);
  }

  /** Formats word by word: a path may hold spaces. */
  private void openssl(String format, Object... values) {
    var words = ("openssl " + format).split(" ");
    var next = 0;
    for (var i = 0; i < words.length; i++) {
      if (words[i].equals("%s")) {
        words[i] = values[next++].toString();
      }
    }
    Program.of(words).run().orThrow();
  }

  private static String base64(Path file) {
    try {
      return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
