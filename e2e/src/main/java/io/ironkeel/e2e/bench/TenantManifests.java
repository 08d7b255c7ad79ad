package io.ironkeel.e2e.bench;

import io.ironkeel.api.tenantaccount.TenantAccount;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tenants of one size, each with two roles, so that everything the operator makes is there.
 *
 * @param namespaces of each
 */
record TenantManifests(int tenants, int namespaces) {

  static TenantManifests of(String size) {
    var parts = size.split("x");
    return new TenantManifests(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
  }

  String size() {
    return tenants + "x" + namespaces;
  }

  int all() {
    return tenants * namespaces;
  }

  static String name(int tenant) {
    return "t" + tenant;
  }

  List<String> namespacesOf(int tenant) {
    return IntStream.range(0, namespaces).mapToObj(i -> name(tenant) + "-" + i).toList();
  }

  TenantAccount tenant(int tenant) {
    return RawWrites.parse(
        TenantAccount.class,
        """
        {metadata: {name: %1$s}, spec: {namespaces: [%2$s], members: [
          {kind: User, name: %1$s-admin, role: admin}, {kind: Group, name: %1$s-developers, role: developer}]}}
        """,
        name(tenant),
        namespacesOf(tenant).stream().collect(Collectors.joining(", ")));
  }
}
