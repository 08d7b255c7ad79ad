package io.ironkeel.e2e.cli;

import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.product.Rack;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person sees of a group of companies, and when one of them is suspended. */
final class TenancyStory implements Story {

  private static final String TENANT = "shop";

  private final Rack rack;
  private final DeclaredRack declared;

  TenancyStory(Rack rack) {
    this.rack = rack;
    this.declared = new DeclaredRack(rack);
  }

  @Override
  public void bringUp() {
    Progress.run("helm install ironkeel-crds ironkeel", rack::installCharts);
    Progress.run("the operators, with the rights of the chart", rack::startOperators);
    Progress.title("Declared: kubectl apply -f examples/" + rack.example());
    rack.apply(rack.folder());
    declared.await("tenantaccounts", "Ready");
    RackStory.show("kubectl get tenants", rack.kubectl("get", "tenants"));
    RackStory.show(
        "kubectl get rolebindings -n checkout -o wide",
        rack.kubectl("get", "rolebindings", "--namespace=checkout", "--output=wide"));
    showWhoMay();
  }

  @Override
  public void change() {
    Progress.title("kubectl patch tenant shop: state Suspended");
    rack.kubectl(
        "patch", "tenant", TENANT, "--type=merge", "--patch={\"spec\":{\"state\":\"Suspended\"}}");
    Await.until(
        "the rights to be taken",
        () -> {
          if (may("alice", TENANT)) {
            throw new IllegalStateException("not yet");
          }
        });
    RackStory.show(
        "kubectl get tenants --output=wide", rack.kubectl("get", "tenants", "--output=wide"));
    showWhoMay();
  }

  private void showWhoMay() {
    RackStory.show(
        "kubectl auth can-i delete pods --as=WHO -n WHERE",
        Stream.of("olga", "bob", "alice", "carol")
            .map(this::whereMay)
            .collect(Collectors.joining("\n")));
  }

  private String whereMay(String user) {
    return "%-6s %s"
        .formatted(
            user,
            Stream.of("bank", TENANT, "checkout")
                .map(namespace -> namespace + (may(user, namespace) ? " yes" : " no"))
                .collect(Collectors.joining("   ")));
  }

  private boolean may(String user, String namespace) {
    // kubectl says no with an exit code, too; --list does not.
    return rack.kubectl(
            "auth", "can-i", "--list", "--no-headers", "--as=" + user, "--namespace=" + namespace)
        .lines()
        .anyMatch(line -> line.startsWith("pods ") && line.contains("delete"));
  }
}
