package io.ironkeel.e2e.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.RunDirectory;
import io.ironkeel.e2e.cluster.ApiTest;
import io.ironkeel.e2e.cluster.ControlPlane;
import io.ironkeel.e2e.product.Charts;
import io.ironkeel.e2e.product.OperatorProcess;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Namespaces of tenants from their making to their end: nothing in them is lost on the way. */
@ApiTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TenantNamespacesIT {

  private static ControlPlane cluster;
  private static TenantObjects objects;
  private static Permissions permissions;
  private static Path logs;
  private static OperatorProcess operator;

  @BeforeAll
  static void aGroupWithAShopAndABank(ControlPlane started) {
    cluster = started;
    objects = new TenantObjects(cluster);
    permissions = new Permissions(cluster.admin());
    logs = RunDirectory.empty(TenantNamespacesIT.class, "operator");
    Charts.install(cluster, Artifacts.fromEnvironment());
    startTheOperator();
    objects.tenant("holding", "{}");
    objects.tenant("shop", TenantObjects.SHOP);
    objects.tenant("bank", "{namespaces: [bank], members: [{kind: User, name: bob, role: admin}]}");
    objects.awaitReady("shop", "True Provisioned");
    objects.awaitReady("bank", "True Provisioned");
    objects.kubectl("create", "configmap", "mine", "--namespace=shop");
  }

  private static void startTheOperator() {
    operator =
        OperatorProcess.start(cluster, Artifacts.fromEnvironment(), OperatorProcess.TENANCY, logs);
  }

  @AfterAll
  static void endTheOperator() {
    operator.close();
  }

  @Test
  @Order(1)
  void aNamespaceThatWasNotMadeForATenantIsNotGivenToOne() {
    objects.kubectl("create", "namespace", "legacy");
    objects.tenant(
        "taker",
        "{namespaces: [legacy, bank, taker], members: [{kind: User, name: tina, role: admin}]}");
    objects.awaitReady("taker", "False NamespaceTaken: Namespace bank is TenantAccount bank's");
    assertThat(permissions.may("tina", "taker")).isTrue();
    assertThat(permissions.may("tina", "legacy")).isFalse();
    assertThat(permissions.may("tina", "bank")).isFalse();
    objects.tenant(
        "taker", "{namespaces: [legacy, taker], members: [{kind: User, name: tina, role: admin}]}");
    objects.awaitReady(
        "taker",
        "False NamespaceTaken: Namespace legacy exists already, and was not made for a tenant");
  }

  @Test
  @Order(2)
  void killedInTheMiddleItGoesOn() {
    var names = IntStream.range(0, 30).mapToObj("many-%d"::formatted).toList();
    objects.tenant(
        "many",
        "{namespaces: [%s], members: [{kind: User, name: max, role: admin}]}"
            .formatted(String.join(", ", names)));
    Await.until(
        "some of the namespaces",
        () -> assertThat(objects.kubectl("get", "namespaces", "-o=name")).contains("many-"));
    operator.kill();
    var made = names.stream().filter(name -> permissions.may("max", name)).count();
    assertThat(made).as("in the middle").isLessThan(names.size());
    startTheOperator();
    objects.awaitReady("many", "True Provisioned");
    assertThat(names).allSatisfy(name -> assertThat(permissions.may("max", name)).isTrue());
  }

  @Test
  @Order(3)
  void aNamespaceThatIsNotDeclaredAnyMoreKeepsWhatIsInIt() {
    objects.tenant("shop", TenantObjects.SHOP.replace("[shop, shop-test]", "[shop-test]"));
    objects.awaitReady("shop", "True Provisioned");
    assertThat(permissions.may("alice", "shop")).isFalse();
    assertThat(permissions.may("alice", "shop-test")).isTrue();
    assertThat(objects.kubectl("get", "configmap", "mine", "--namespace=shop", "--output=name"))
        .isEqualTo("configmap/mine");
    assertThat(objects.kubectl("get", "tenant", "shop", "-o=jsonpath={.status.namespaces}"))
        .contains("{\"name\":\"shop\",\"state\":\"Undeclared\"}");
    objects.tenant("shop", TenantObjects.SHOP);
    objects.awaitReady("shop", "True Provisioned");
    assertThat(permissions.may("alice", "shop")).isTrue();
  }

  @Test
  @Order(4)
  void aTenantIsDeletedWhenItIsEmptyAndNotWhileItIsProtected() {
    objects.kubectl(
        "patch", "tenant", "shop", "--type=merge", "-p={\"spec\":{\"deletionProtection\":true}}");
    Await.until(
        "the refusal",
        () ->
            assertThat(cluster.kubectl("delete", "tenant", "shop", "--dry-run=server").stderr())
                .contains("TenantAccount shop is protected: set spec.deletionProtection to false"));
    objects.kubectl(
        "patch", "tenant", "shop", "--type=merge", "-p={\"spec\":{\"deletionProtection\":false}}");
    objects.kubectl("delete", "tenant", "shop", "holding", "--wait=false");
    objects.awaitReady(
        "shop",
        "False NotEmpty: It is deleted when it is empty: it still has the namespaces shop, shop-test");
    objects.awaitReady(
        "holding", "False NotEmpty: It is deleted when it is empty: the tenants shop are below it");
    assertThat(objects.kubectl("get", "configmap", "mine", "--namespace=shop", "--output=name"))
        .isEqualTo("configmap/mine");
    objects.kubectl("delete", "namespace", "shop", "shop-test", "--timeout=120s");
    Await.until(
        "both to be gone",
        () ->
            assertThat(
                    objects
                        .kubectl("get", "tenants", "-o=name")
                        .lines()
                        .collect(Collectors.toSet()))
                .doesNotContain(
                    "tenantaccount.ironkeel.io/shop", "tenantaccount.ironkeel.io/holding"));
  }
}
