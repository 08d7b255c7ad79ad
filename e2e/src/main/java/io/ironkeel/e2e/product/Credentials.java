package io.ironkeel.e2e.product;

import io.fabric8.kubernetes.api.model.ConfigBuilder;
import io.fabric8.kubernetes.api.model.NamedAuthInfoBuilder;
import io.fabric8.kubernetes.api.model.NamedClusterBuilder;
import io.fabric8.kubernetes.api.model.NamedContextBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.cluster.TestCluster;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Identities of service accounts, as kubeconfig files. */
public final class Credentials {

  private static final String NAME = "ironkeel";
  private static final Duration LIFETIME = Duration.ofHours(1);

  private Credentials() {}

  /**
   * A kubeconfig that is one service account.
   *
   * @param server the API's URL as the one who uses the file sees it
   */
  public static String kubeconfig(
      TestCluster cluster, String server, String namespace, String serviceAccount) {
    var config =
        new ConfigBuilder()
            .withApiVersion("v1")
            .withKind("Config")
            .withClusters(
                new NamedClusterBuilder()
                    .withName(NAME)
                    .withNewCluster()
                    .withServer(server)
                    .withCertificateAuthorityData(base64(cluster.caCertificate()))
                    .endCluster()
                    .build())
            .withUsers(
                new NamedAuthInfoBuilder()
                    .withName(NAME)
                    .withNewUser()
                    .withToken(token(cluster, namespace, serviceAccount))
                    .endUser()
                    .build())
            .withContexts(
                new NamedContextBuilder()
                    .withName(NAME)
                    .withNewContext()
                    .withCluster(NAME)
                    .withUser(NAME)
                    .withNamespace(namespace)
                    .endContext()
                    .build())
            .withCurrentContext(NAME)
            .build();
    return cluster.admin().getKubernetesSerialization().asYaml(config);
  }

  /** A fresh token of a service account, once that account exists. */
  public static String token(TestCluster cluster, String namespace, String serviceAccount) {
    var request =
        new TokenRequestBuilder()
            .withNewSpec()
            .withExpirationSeconds(LIFETIME.toSeconds())
            .endSpec()
            .build();
    var account = cluster.admin().serviceAccounts().inNamespace(namespace).withName(serviceAccount);
    return Await.value(
            "ServiceAccount %s in namespace %s".formatted(serviceAccount, namespace),
            () -> account.get() == null ? null : account.tokenRequest(request))
        .getStatus()
        .getToken();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
