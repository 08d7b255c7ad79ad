package io.ironkeel.operators.tenancy;

import io.ironkeel.api.tenantaccount.TenantAccount;
import java.util.List;

/**
 * What is known of a tenant.
 *
 * @param namespaces those it declares and those that have its label, by name
 * @param below names of the tenants whose parent it is
 */
record TenantFacts(
    TenantAccount tenant, Lineage lineage, List<NamespaceFacts> namespaces, List<String> below) {

  String name() {
    return tenant.getMetadata().getName();
  }

  boolean declares(NamespaceFacts namespace) {
    return tenant.getSpec().namespaces().contains(namespace.name());
  }

  boolean owns(NamespaceFacts namespace) {
    return namespace.tenant().filter(name()::equals).isPresent();
  }

  /** Whether nothing is left that its deletion would orphan. */
  boolean isEmpty() {
    return below.isEmpty() && namespaces.stream().noneMatch(this::owns);
  }
}
