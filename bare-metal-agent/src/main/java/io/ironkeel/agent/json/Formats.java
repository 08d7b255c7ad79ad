package io.ironkeel.agent.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/**
 * The one reader and writer of this process: what it finds out about a type costs start time and
 * memory, and is found out once.
 */
public final class Formats {

  public static final ObjectMapper JSON = new ObjectMapper();

  /**
   * YAML, and JSON of the Kubernetes API. Only types that are asked for are loaded, not every one
   * of the API; but a watch must know what it is told when it ends, or it never begins anew.
   */
  public static final KubernetesSerialization KUBERNETES = new KubernetesSerialization(JSON, false);

  static {
    KUBERNETES.registerKubernetesResource(Status.class);
  }

  private Formats() {}
}
