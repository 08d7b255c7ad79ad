package io.ironkeel.operators.tenancy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.ironkeel.api.tenantaccount.TenantAccountStatus;
import io.ironkeel.operators.kubernetes.Outlook;
import java.util.List;

/**
 * What is to be done for a tenant, and what is to be said of it.
 *
 * @param removals done first: rights are taken before others are given
 * @param writes in this order
 */
record TenantPlan(
    List<HasMetadata> removals,
    List<HasMetadata> writes,
    Outlook outlook,
    List<TenantAccountStatus.Namespace> namespaces,
    String namespacesReady,
    int members) {}
