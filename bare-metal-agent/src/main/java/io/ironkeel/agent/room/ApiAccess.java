package io.ironkeel.agent.room;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.ironkeel.agent.json.Formats;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** How this machine reaches its API server: address, authority and namespace, and the token. */
public record ApiAccess(Config config, AgentToken token) {

  /**
   * @param renewed where the agent keeps the token it renewed
   * @throws IllegalArgumentException when the kubeconfig cannot be used or holds no token
   */
  public static ApiAccess of(Path kubeconfig, Path renewed) {
    var config = Kubeconfig.read(kubeconfig);
    var enrolled =
        Optional.ofNullable(config.getOauthToken())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        kubeconfig + " holds no token: enrol this machine again"));
    var token = new AgentToken(renewed, enrolled);
    config.setOauthTokenProvider(token::current);
    config.setConnectionTimeout(5_000);
    config.setRequestTimeout(10_000);
    // Our own loop retries, with the machine's state looked at anew each time.
    config.setRequestRetryBackoffLimit(0);
    return new ApiAccess(config, token);
  }

  public URI server() {
    return URI.create(config.getMasterUrl());
  }

  public KubernetesClient client() {
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withKubernetesSerialization(Formats.KUBERNETES)
        .build();
  }
}
