package io.ironkeel.operators.tenancy;

import io.ironkeel.api.tenantaccount.TenantAccount;
import io.ironkeel.api.tenantaccount.TenantAccountReason;
import io.ironkeel.api.tenantaccount.TenantState;
import io.ironkeel.operators.kubernetes.Outlook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is above a tenant.
 *
 * @param tenant whose lineage it is
 * @param above its parent, the parent of that, and so on; nobody when it is broken
 * @param broken why it does not lead to the top
 */
record Lineage(TenantAccount tenant, List<TenantAccount> above, Optional<Outlook> broken) {

  /** Tenants from the top to the bottom, the tenant itself counted. */
  static final int DEPTH_MAX = 5;

  static Lineage of(TenantAccount tenant, Function<String, Optional<TenantAccount>> find) {
    var name = tenant.getMetadata().getName();
    var above = new ArrayList<TenantAccount>();
    var next = tenant.getSpec().parent();
    while (next != null) {
      if (next.equals(name) || above.stream().map(Lineage::nameOf).anyMatch(next::equals)) {
        return broken(tenant, TenantAccountReason.PARENT_CYCLE, cycle(name, above, next));
      }
      var parent = find.apply(next);
      if (parent.isEmpty()) {
        return broken(
            tenant,
            TenantAccountReason.PARENT_MISSING,
            "spec.parent of %s is %s, which does not exist: make that TenantAccount, or change spec.parent."
                .formatted(above.isEmpty() ? name : nameOf(above.getLast()), next));
      }
      above.add(parent.get());
      if (above.size() >= DEPTH_MAX) {
        return broken(
            tenant,
            TenantAccountReason.TOO_DEEP,
            "It is at level %d or below of the tree, which has %d: give it a spec.parent nearer to the top."
                .formatted(DEPTH_MAX + 1, DEPTH_MAX));
      }
      next = parent.get().getSpec().parent();
    }
    return new Lineage(tenant, List.copyOf(above), Optional.empty());
  }

  private static Lineage broken(TenantAccount tenant, String reason, String message) {
    return new Lineage(tenant, List.of(), Optional.of(Outlook.blocked(reason, message)));
  }

  private static String cycle(String name, List<TenantAccount> above, String again) {
    return "Its parents go round in a circle: "
        + Stream.of(Stream.of(name), above.stream().map(Lineage::nameOf), Stream.of(again))
            .flatMap(names -> names)
            .collect(Collectors.joining(" is a part of "))
        + ". Change spec.parent of one of them.";
  }

  private static String nameOf(TenantAccount tenant) {
    return tenant.getMetadata().getName();
  }

  /** The nearest of those that are suspended, from the tenant itself upwards. */
  Optional<String> suspended() {
    return all()
        .filter(one -> one.getSpec().state() == TenantState.SUSPENDED)
        .map(Lineage::nameOf)
        .findFirst();
  }

  /** The tenant, and those above it. */
  Stream<TenantAccount> all() {
    return Stream.concat(Stream.of(tenant), above.stream());
  }
}
