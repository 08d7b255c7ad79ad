package io.ironkeel.operators.tenancy;

import io.fabric8.kubernetes.api.model.rbac.Subject;
import io.fabric8.kubernetes.api.model.rbac.SubjectBuilder;
import io.ironkeel.api.tenantaccount.Member;
import io.ironkeel.api.tenantaccount.MemberKind;
import io.ironkeel.api.tenantaccount.TenantRole;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Who has which role in a tenant: its own members and those of the tenants above it. */
record MemberRights(Map<TenantRole, List<Subject>> subjects) {

  private static final String RBAC = "rbac.authorization.k8s.io";

  static MemberRights of(Lineage lineage) {
    if (lineage.suspended().isPresent()) {
      return new MemberRights(Map.of());
    }
    // In an order of their own: how a list is written changes nothing.
    var byRole = new EnumMap<TenantRole, Map<String, Subject>>(TenantRole.class);
    lineage
        .all()
        .flatMap(tenant -> tenant.getSpec().members().stream())
        .forEach(
            member ->
                byRole
                    .computeIfAbsent(member.role(), _ -> new TreeMap<>())
                    .put(member.kind() + "/" + member.name(), subject(member)));
    return new MemberRights(
        byRole.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, entry -> List.copyOf(entry.getValue().values()))));
  }

  private static Subject subject(Member member) {
    if (member.kind() == MemberKind.SERVICE_ACCOUNT) {
      var slash = member.name().indexOf('/');
      return new SubjectBuilder()
          .withKind(member.kind().keyword())
          .withNamespace(member.name().substring(0, slash))
          .withName(member.name().substring(slash + 1))
          .build();
    }
    return new SubjectBuilder()
        .withApiGroup(RBAC)
        .withKind(member.kind().keyword())
        .withName(member.name())
        .build();
  }

  /** How many have a role, each counted once. */
  int members() {
    return (int) subjects.values().stream().flatMap(List::stream).distinct().count();
  }
}
