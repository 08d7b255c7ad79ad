package io.ironkeel.operators.tenancy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.cache.Indexer;
import io.ironkeel.api.ApiGroup;
import io.ironkeel.api.tenantaccount.TenantAccount;
import io.ironkeel.operators.kubernetes.SharedInformers;
import io.ironkeel.operators.kubernetes.SharedInformers.Only;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the tenancy domain knows of the cluster, and who is told when that changes. */
@Singleton
class TenancyInformers implements TenancyView.Tables {

  private final SharedInformers informers;

  TenancyInformers(KubernetesClient client) {
    this.informers =
        new SharedInformers(
            client,
            Map.of(
                RoleBinding.class, Only.labelled(ApiGroup.TENANT_LABEL),
                NetworkPolicy.class, Only.labelled(ApiGroup.TENANT_LABEL)));
  }

  @Override
  public <T extends HasMetadata> Indexer<T> of(
      Class<T> type, Map<String, Function<T, List<String>>> indexers) {
    return informers.of(type, indexers);
  }

  /** Begins to look, and to tell of changes; returns when everything is known. */
  void start(TenancyChanges changes) {
    informers.start(
        () -> {
          informers.tell(TenantAccount.class, changes::tenant);
          informers.tell(Namespace.class, changes::namespace);
          informers.tell(RoleBinding.class, changes::content);
          informers.tell(NetworkPolicy.class, changes::content);
        });
  }
}
