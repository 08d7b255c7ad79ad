package io.ironkeel.operators.tenancy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import io.ironkeel.api.ApiGroup;
import io.ironkeel.api.tenantaccount.NetworkIsolation;
import io.ironkeel.api.tenantaccount.TenantAccount;
import io.ironkeel.api.tenantaccount.TenantRole;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What Ironkeel makes for a tenant, as it shall be. */
record TenantObjects(TenantAccount tenant) {

  /** What the names of all RoleBindings, ClusterRoles and NetworkPolicies of ours begin with. */
  private static final String PREFIX = "ironkeel-tenant-";

  /** Pod Security Admission reads it. */
  private static final String POD_SECURITY = "pod-security.kubernetes.io/enforce";

  /** Whether it is named as one of ours: what others made beside them is theirs. */
  static boolean isOurs(HasMetadata object) {
    return object.getMetadata().getName().startsWith(PREFIX);
  }

  private String name() {
    return tenant.getMetadata().getName();
  }

  private Map<String, String> labels() {
    return Map.of(ApiGroup.TENANT_LABEL, name());
  }

  Namespace namespace(String namespace) {
    return new NamespaceBuilder()
        .withNewMetadata()
        .withName(namespace)
        .addToLabels(ApiGroup.TENANT_LABEL, name())
        .addToLabels(POD_SECURITY, tenant.getSpec().podSecurity().keyword())
        .endMetadata()
        .build();
  }

  /**
   * All of a namespace, in the order in which they are to be made: isolated before anybody works in
   * it.
   */
  List<HasMetadata> in(String namespace, MemberRights rights) {
    return Stream.concat(
            isolation(namespace).stream(),
            Stream.of(TenantRole.values())
                .filter(rights.subjects()::containsKey)
                .map(role -> binding(namespace, role, rights.subjects().get(role))))
        .toList();
  }

  private Optional<HasMetadata> isolation(String namespace) {
    if (tenant.getSpec().networkIsolation() == NetworkIsolation.NONE) {
      return Optional.empty();
    }
    return Optional.of(
        new NetworkPolicyBuilder()
            .withNewMetadata()
            .withName(PREFIX + "isolation")
            .withNamespace(namespace)
            .withLabels(labels())
            .endMetadata()
            .withNewSpec()
            .withNewPodSelector()
            .endPodSelector()
            .withPolicyTypes("Ingress")
            .addNewIngress()
            .addNewFrom()
            .withNewNamespaceSelector()
            .withMatchLabels(labels())
            .endNamespaceSelector()
            .endFrom()
            .endIngress()
            .endSpec()
            .build());
  }

  private HasMetadata binding(String namespace, TenantRole role, List<Subject> subjects) {
    return new RoleBindingBuilder()
        .withNewMetadata()
        .withName(PREFIX + role.keyword())
        .withNamespace(namespace)
        .withLabels(labels())
        .endMetadata()
        .withNewRoleRef()
        .withApiGroup("rbac.authorization.k8s.io")
        .withKind("ClusterRole")
        .withName(PREFIX + role.keyword())
        .endRoleRef()
        .withSubjects(subjects)
        .build();
  }

  /** Whether what exists says all that is wanted of it; labels of others do not matter. */
  static boolean isAsWanted(HasMetadata existing, HasMetadata wanted) {
    var labels = Optional.ofNullable(existing.getMetadata().getLabels()).orElse(Map.of());
    return labels.entrySet().containsAll(wanted.getMetadata().getLabels().entrySet())
        && switch (wanted) {
          case RoleBinding binding ->
              binding.getRoleRef().equals(((RoleBinding) existing).getRoleRef())
                  && binding.getSubjects().equals(((RoleBinding) existing).getSubjects());
          case NetworkPolicy policy ->
              policy.getSpec().equals(((NetworkPolicy) existing).getSpec());
          default -> true;
        };
  }

  /**
   * Whether it cannot be changed to what is wanted, only be made anew: a binding keeps its role.
   */
  static boolean isToBeReplaced(HasMetadata existing, HasMetadata wanted) {
    return existing instanceof RoleBinding now
        && wanted instanceof RoleBinding binding
        && !now.getRoleRef().equals(binding.getRoleRef());
  }
}
