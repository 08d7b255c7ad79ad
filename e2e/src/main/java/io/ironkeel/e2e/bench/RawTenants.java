package io.ironkeel.e2e.bench;

import static io.ironkeel.e2e.bench.RawWrites.parse;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.ironkeel.api.tenantaccount.TenantAccount;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * How fast the API server takes the writes without which no tenant is served, when somebody who
 * knows them all beforehand writes them, and no software has to react to any.
 */
record RawTenants(KubernetesClient client, TenantManifests manifests, int threads) {

  /** A Namespace, a NetworkPolicy, a RoleBinding for each of two roles. */
  private static final int OF_A_NAMESPACE = 4;

  /** Its declaration by a person, its finalizer, its status. */
  private static final int OF_A_TENANT = 3;

  /** Writes for each namespace, its part of those of the tenant counted. */
  double writesOfANamespace() {
    return OF_A_NAMESPACE + (double) OF_A_TENANT / manifests.namespaces();
  }

  /** Writes a second. */
  double rate() throws InterruptedException, ExecutionException {
    try (var pool = Executors.newFixedThreadPool(threads)) {
      var start = System.nanoTime();
      var jobs =
          pool.invokeAll(
              IntStream.range(0, manifests.tenants()).<Callable<Void>>mapToObj(this::job).toList());
      for (var job : jobs) {
        job.get();
      }
      return manifests.all() * writesOfANamespace() / ((System.nanoTime() - start) / 1e9);
    }
  }

  private Callable<Void> job(int tenant) {
    return () -> {
      var name = TenantManifests.name(tenant);
      create(manifests.tenant(tenant));
      apply(
          parse(
              TenantAccount.class,
              "{metadata: {name: %s, finalizers: [ironkeel.io/benchmark]}}",
              name));
      for (var namespace : manifests.namespacesOf(tenant)) {
        write(name, namespace);
      }
      report(
          parse(
              TenantAccount.class,
              "{metadata: {name: %s}, status: {observedGeneration: 1, namespacesReady: all, members: 2}}",
              name));
      return null;
    };
  }

  private void write(String tenant, String namespace) {
    create(
        parse(
            Namespace.class,
            "{metadata: {name: %s, labels: {ironkeel.io/tenant: %s, pod-security.kubernetes.io/enforce: restricted}}}",
            namespace,
            tenant));
    create(
        parse(
            NetworkPolicy.class,
            """
            {metadata: {name: ironkeel-tenant-isolation, namespace: %1$s, labels: {ironkeel.io/tenant: %2$s}},
             spec: {podSelector: {}, policyTypes: [Ingress],
              ingress: [{from: [{namespaceSelector: {matchLabels: {ironkeel.io/tenant: %2$s}}}]}]}}
            """,
            namespace,
            tenant));
    binding(tenant, namespace, "admin", "User", tenant + "-admin");
    binding(tenant, namespace, "developer", "Group", tenant + "-developers");
  }

  private void binding(String tenant, String namespace, String role, String kind, String who) {
    create(
        parse(
            RoleBinding.class,
            """
            {metadata: {name: ironkeel-tenant-%3$s, namespace: %1$s, labels: {ironkeel.io/tenant: %2$s}},
             roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ironkeel-tenant-%3$s},
             subjects: [{apiGroup: rbac.authorization.k8s.io, kind: %4$s, name: %5$s}]}
            """,
            namespace,
            tenant,
            role,
            kind,
            who));
  }

  private void create(HasMetadata object) {
    client.resource(object).create();
  }

  private void report(TenantAccount tenant) {
    client.resource(tenant).subresource("status").patch(RawWrites.APPLY);
  }

  private void apply(TenantAccount tenant) {
    // Nothing of these is said here: defaults would be fought over.
    tenant.setSpec(null);
    tenant.setStatus(null);
    client.resource(tenant).patch(RawWrites.APPLY);
  }
}
