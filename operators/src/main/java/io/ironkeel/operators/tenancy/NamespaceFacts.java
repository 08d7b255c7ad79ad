package io.ironkeel.operators.tenancy;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.ironkeel.api.ApiGroup;
import java.util.List;
import java.util.Optional;

/**
 * A namespace a tenant declares or has.
 *
 * @param existing as it is in the cluster
 * @param rival an older tenant that declares it, too
 * @param bindings ours in it
 * @param policies ours in it
 */
record NamespaceFacts(
    String name,
    Optional<Namespace> existing,
    Optional<String> rival,
    List<RoleBinding> bindings,
    List<NetworkPolicy> policies) {

  /** Whose it is by its label. */
  Optional<String> tenant() {
    return existing.flatMap(NamespaceFacts::tenantOf);
  }

  static Optional<String> tenantOf(Namespace namespace) {
    return Optional.ofNullable(namespace.getMetadata().getLabels())
        .map(labels -> labels.get(ApiGroup.TENANT_LABEL));
  }

  boolean isTerminating() {
    return existing.filter(Namespace::isMarkedForDeletion).isPresent();
  }
}
