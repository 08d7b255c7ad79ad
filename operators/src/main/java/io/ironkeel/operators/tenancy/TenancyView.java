package io.ironkeel.operators.tenancy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.informers.cache.Indexer;
import io.ironkeel.api.tenantaccount.TenantAccount;
import io.ironkeel.operators.kubernetes.Age;
import io.ironkeel.operators.kubernetes.SharedInformers;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** All objects that have to do with tenants, by what they have to do with each other. */
@Singleton
class TenancyView {

  private static final String NAME = "name";
  private static final String PARENT = "parent";
  private static final String DECLARED = "declared";
  private static final String TENANT = "tenant";
  private static final String OURS_IN = "ours-in";

  private final Indexer<TenantAccount> tenants;
  private final Indexer<Namespace> namespaces;
  private final Indexer<RoleBinding> bindings;
  private final Indexer<NetworkPolicy> policies;

  /** Where the objects of this domain are. */
  @FunctionalInterface
  interface Tables extends SharedInformers.Tables {}

  TenancyView(Tables tables) {
    tenants =
        tables.of(
            TenantAccount.class,
            Map.of(
                NAME,
                tenant -> List.of(tenant.getMetadata().getName()),
                PARENT,
                tenant -> Optional.ofNullable(tenant.getSpec().parent()).stream().toList(),
                DECLARED,
                tenant -> tenant.getSpec().namespaces()));
    namespaces =
        tables.of(
            Namespace.class,
            Map.of(
                NAME,
                namespace -> List.of(namespace.getMetadata().getName()),
                TENANT,
                namespace -> NamespaceFacts.tenantOf(namespace).stream().toList()));
    bindings = tables.of(RoleBinding.class, byNamespace());
    policies = tables.of(NetworkPolicy.class, byNamespace());
  }

  private static <T extends HasMetadata> Map<String, Function<T, List<String>>> byNamespace() {
    return Map.of(
        OURS_IN,
        object ->
            TenantObjects.isOurs(object)
                ? List.of(object.getMetadata().getNamespace())
                : List.of());
  }

  Optional<TenantAccount> tenant(String name) {
    return tenants.byIndex(NAME, name).stream().findFirst();
  }

  List<TenantAccount> declaring(String namespace) {
    return tenants.byIndex(DECLARED, namespace);
  }

  private Stream<String> below(String name) {
    return tenants.byIndex(PARENT, name).stream().map(tenant -> tenant.getMetadata().getName());
  }

  /** The tenant and everything below it, however deep. */
  Set<String> subtree(String name) {
    var found = new HashSet<String>();
    collect(name, found);
    return found;
  }

  private void collect(String name, Set<String> found) {
    if (found.add(name)) {
      below(name).forEach(child -> collect(child, found));
    }
  }

  TenantFacts facts(TenantAccount tenant) {
    var name = tenant.getMetadata().getName();
    return new TenantFacts(
        tenant,
        Lineage.of(tenant, this::tenant),
        Stream.concat(
                tenant.getSpec().namespaces().stream(),
                namespaces.byIndex(TENANT, name).stream()
                    .map(namespace -> namespace.getMetadata().getName()))
            .distinct()
            .sorted()
            .map(namespace -> facts(tenant, namespace))
            .toList(),
        below(name).sorted().toList());
  }

  private NamespaceFacts facts(TenantAccount tenant, String namespace) {
    var age = Age.of(tenant);
    return new NamespaceFacts(
        namespace,
        namespaces.byIndex(NAME, namespace).stream().findFirst(),
        declaring(namespace).stream()
            .map(Age::of)
            .filter(other -> other.isOlderThan(age))
            .min(Comparator.naturalOrder())
            .map(Age::name),
        bindings.byIndex(OURS_IN, namespace),
        policies.byIndex(OURS_IN, namespace));
  }
}
