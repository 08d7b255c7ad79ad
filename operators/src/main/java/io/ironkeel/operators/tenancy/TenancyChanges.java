package io.ironkeel.operators.tenancy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.ironkeel.api.ApiGroup;
import io.ironkeel.api.tenantaccount.TenantAccount;
import io.ironkeel.operators.kubernetes.ConcernedObjects;
import io.ironkeel.operators.kubernetes.Wakers;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;

/** Which tenants are looked at again when something changes: those it concerns, and no others. */
@Singleton
class TenancyChanges {

  private final TenancyView view;
  private final Wakers wakers = new Wakers();

  TenancyChanges(TenancyView view) {
    this.view = view;
  }

  /** What concerns tenants, for their reconciler. */
  EventSource<?, TenantAccount> concerningTenants(TenancyInformers informers) {
    return new ConcernedObjects<>(TenantAccount.class, wakers, () -> informers.start(this));
  }

  void tenant(TenantAccount now, TenantAccount before) {
    if (now != null && before != null && same(now, before)) {
      return;
    }
    Wakers.both(now, before)
        .forEach(
            tenant -> {
              view.subtree(tenant.getMetadata().getName()).forEach(this::tell);
              // A parent that is being deleted waits for it; who wanted the same namespace may have
              // it.
              Optional.ofNullable(tenant.getSpec().parent()).ifPresent(this::tell);
              tenant.getSpec().namespaces().forEach(this::tellThoseDeclaring);
            });
  }

  private static boolean same(TenantAccount now, TenantAccount before) {
    return now.getMetadata().getGeneration().equals(before.getMetadata().getGeneration())
        && now.isMarkedForDeletion() == before.isMarkedForDeletion();
  }

  void namespace(Namespace now, Namespace before) {
    if (now != null && before != null && same(now, before)) {
      return;
    }
    var name = (now == null ? before : now).getMetadata().getName();
    Wakers.both(now, before)
        .flatMap(namespace -> NamespaceFacts.tenantOf(namespace).stream())
        .distinct()
        .forEach(this::tell);
    tellThoseDeclaring(name);
  }

  private static boolean same(Namespace now, Namespace before) {
    return Objects.equals(now.getMetadata().getLabels(), before.getMetadata().getLabels())
        && now.isMarkedForDeletion() == before.isMarkedForDeletion();
  }

  /** What is of ours in a namespace. */
  <T extends HasMetadata> void content(T now, T before) {
    Wakers.both(now, before)
        .map(object -> object.getMetadata().getLabels().get(ApiGroup.TENANT_LABEL))
        .distinct()
        .forEach(this::tell);
  }

  private void tellThoseDeclaring(String namespace) {
    view.declaring(namespace).forEach(tenant -> tell(tenant.getMetadata().getName()));
  }

  private void tell(String tenant) {
    wakers.tell(TenantAccount.class, tenant);
  }
}
