package io.ironkeel.e2e.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.CommandResult;
import io.ironkeel.e2e.cluster.TestCluster;

/** Tenants as a person works with them. */
record TenantObjects(TestCluster cluster) {

  /** A tenant with a member of each role. */
  static final String SHOP =
      """
      {parent: holding, namespaces: [shop, shop-test], members: [
        {kind: User, name: alice, role: admin},
        {kind: ServiceAccount, name: build/ci, role: operator},
        {kind: Group, name: shop-developers, role: developer},
        {kind: User, name: vic, role: viewer},
        {kind: User, name: carol, role: auditor}]}
      """;

  String kubectl(String... arguments) {
    return cluster.kubectl(arguments).orThrow().text();
  }

  void apply(String manifest) {
    cluster.kubectlWithInput(manifest, "apply", "-f", "-").orThrow();
  }

  void tenant(String name, String spec) {
    apply(
        """
        apiVersion: ironkeel.io/v1alpha1
        kind: TenantAccount
        metadata: {name: %s}
        spec: %s
        """
            .formatted(name, spec));
  }

  /** Reason and message of Ready, once it describes the last spec and begins so. */
  void awaitReady(String tenant, String beginning) {
    Await.until(
        "Ready %s of tenant %s".formatted(beginning, tenant),
        () -> {
          var shown =
              kubectl(
                  "get",
                  "tenant",
                  tenant,
                  "-o=jsonpath={.metadata.generation} {.status.observedGeneration} {range .status.conditions[?(@.type==\"Ready\")]}{.status} {.reason}: {.message}{end}");
          var parts = shown.split(" ", 3);
          assertThat(parts).as(shown).hasSize(3);
          assertThat(parts[1]).as(shown).isEqualTo(parts[0]);
          assertThat(parts[2]).startsWith(beginning);
        });
  }

  CommandResult as(String user, String... arguments) {
    return cluster.kubectl(prepend("--as=" + user, arguments));
  }

  CommandResult applyAs(String user, String manifest) {
    return cluster.kubectlWithInput(manifest, "--as=" + user, "apply", "--server-side", "-f", "-");
  }

  private static String[] prepend(String first, String... others) {
    var all = new String[others.length + 1];
    all[0] = first;
    System.arraycopy(others, 0, all, 1, others.length);
    return all;
  }
}
