package io.ironkeel.e2e.tenancy;

import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Set;

/**
 * What roles may do, as the page of the kind says it; nothing here comes from the product.
 *
 * @param client asks the API server's own authorizer
 */
record Permissions(KubernetesClient client) {

  static final List<String> ROLES = List.of("admin", "operator", "developer", "viewer", "auditor");

  private static final Set<String> EVERYBODY = Set.copyOf(ROLES);
  private static final Set<String> WHO_DEVELOPS = Set.of("admin", "developer");
  private static final Set<String> WHO_RUNS = Set.of("admin", "developer", "operator");
  private static final Set<String> NOBODY = Set.of();

  /** One thing that can be done in a namespace, and who may in one's own. */
  record Action(String verb, String group, String resource, Set<String> roles) {

    private static Action of(String verb, String resource, Set<String> roles) {
      var dot = resource.indexOf('.');
      return dot < 0
          ? new Action(verb, "", resource, roles)
          : new Action(verb, resource.substring(dot + 1), resource.substring(0, dot), roles);
    }
  }

  static final List<Action> ACTIONS =
      List.of(
          Action.of("list", "pods", EVERYBODY),
          Action.of("get", "pods/log", EVERYBODY),
          Action.of("watch", "deployments.apps", EVERYBODY),
          Action.of("get", "configmaps", EVERYBODY),
          Action.of("list", "volumes.ironkeel.io", EVERYBODY),
          Action.of("list", "networkpolicies.networking.k8s.io", EVERYBODY),
          Action.of("get", "secrets", WHO_DEVELOPS),
          Action.of("create", "pods", WHO_DEVELOPS),
          Action.of("create", "pods/exec", WHO_DEVELOPS),
          Action.of("update", "deployments.apps", WHO_DEVELOPS),
          Action.of("create", "jobs.batch", WHO_DEVELOPS),
          Action.of("create", "ingresses.networking.k8s.io", WHO_DEVELOPS),
          Action.of("delete", "pods", WHO_RUNS),
          Action.of("patch", "deployments/scale.apps", WHO_RUNS),
          Action.of("create", "volumes.ironkeel.io", WHO_RUNS),
          Action.of("create", "serviceaccounts", Set.of("admin")),
          Action.of("create", "networkpolicies.networking.k8s.io", Set.of("admin")),
          Action.of("list", "rolebindings.rbac.authorization.k8s.io", Set.of("auditor")),
          // The ways to more rights.
          Action.of("create", "rolebindings.rbac.authorization.k8s.io", NOBODY),
          Action.of("create", "roles.rbac.authorization.k8s.io", NOBODY),
          Action.of("escalate", "roles.rbac.authorization.k8s.io", NOBODY),
          Action.of("bind", "clusterroles.rbac.authorization.k8s.io", NOBODY),
          Action.of("impersonate", "serviceaccounts", NOBODY),
          Action.of("create", "serviceaccounts/token", NOBODY),
          Action.of("create", "pods/ephemeralcontainers", NOBODY),
          Action.of("update", "resourcequotas", NOBODY),
          Action.of("patch", "namespaces", NOBODY),
          Action.of("delete", "namespaces", NOBODY),
          Action.of("update", "volumes/status.ironkeel.io", NOBODY),
          Action.of("create", "tenantaccounts.ironkeel.io", NOBODY),
          Action.of("patch", "tenantaccounts.ironkeel.io", NOBODY),
          Action.of("create", "wipeapprovals.ironkeel.io", NOBODY),
          Action.of("approve", "signers.certificates.k8s.io", NOBODY),
          Action.of("create", "validatingadmissionpolicies.admissionregistration.k8s.io", NOBODY));

  /** Somebody as the API server knows him. */
  record Person(String user, List<String> groups) {

    static Person of(String user, String... groups) {
      return new Person(user, List.of(groups));
    }
  }

  boolean has(Person person, Action action, String namespace) {
    var slash = action.resource().indexOf('/');
    var review =
        new SubjectAccessReviewBuilder()
            .withNewSpec()
            .withUser(person.user())
            .withGroups(person.groups())
            .withNewResourceAttributes()
            .withNamespace(namespace)
            .withVerb(action.verb())
            .withGroup(action.group())
            .withResource(slash < 0 ? action.resource() : action.resource().substring(0, slash))
            .withSubresource(slash < 0 ? null : action.resource().substring(slash + 1))
            .endResourceAttributes()
            .endSpec()
            .build();
    return client.resource(review).create().getStatus().getAllowed();
  }

  /** Whether somebody may do the least of all. */
  boolean may(String user, String namespace) {
    return has(Person.of(user), ACTIONS.getFirst(), namespace);
  }
}
