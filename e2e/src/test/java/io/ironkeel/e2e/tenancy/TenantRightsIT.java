package io.ironkeel.e2e.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.CommandResult;
import io.ironkeel.e2e.RunDirectory;
import io.ironkeel.e2e.cluster.ApiTest;
import io.ironkeel.e2e.cluster.AuditedWrite;
import io.ironkeel.e2e.cluster.ControlPlane;
import io.ironkeel.e2e.product.Charts;
import io.ironkeel.e2e.product.OperatorProcess;
import io.ironkeel.e2e.tenancy.Permissions.Person;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Who may do what where, asked of the API server that decides it. */
@ApiTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TenantRightsIT {

  private static final Duration QUIET = Duration.ofSeconds(5);
  private static final String OPERATOR = OperatorProcess.user(OperatorProcess.TENANCY);

  /** Of tenant shop, by role. */
  private static final Map<String, Person> MEMBERS =
      Map.of(
          "admin", Person.of("alice"),
          "operator", Person.of("system:serviceaccount:build:ci", "system:serviceaccounts"),
          "developer", Person.of("dan", "shop-developers"),
          "viewer", Person.of("vic"),
          "auditor", Person.of("carol"));

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
    logs = RunDirectory.empty(TenantRightsIT.class, "operator");
    Charts.install(cluster, Artifacts.fromEnvironment());
    startTheOperator();
    objects.tenant("shop", TenantObjects.SHOP);
    objects.awaitReady("shop", "False ParentMissing: spec.parent of shop is holding");
    objects.tenant("holding", "{members: [{kind: User, name: olga, role: admin}]}");
    objects.tenant("bank", "{namespaces: [bank], members: [{kind: User, name: bob, role: admin}]}");
    objects.awaitReady("shop", "True Provisioned");
    objects.awaitReady("bank", "True Provisioned");
  }

  private static void startTheOperator() {
    operator =
        OperatorProcess.start(cluster, Artifacts.fromEnvironment(), OperatorProcess.TENANCY, logs);
  }

  @AfterAll
  static void endTheOperator() {
    operator.close();
  }

  /** Every role, every action, in the own namespaces and in those of others. */
  @Test
  @Order(1)
  void everybodyMayDoWhatThePageSaysAndNothingElse() {
    assertThat(wrongCells()).isEmpty();
    // The same table finds one right too many.
    objects.kubectl(
        "create", "clusterrolebinding", "planted", "--clusterrole=view", "--user=stranger");
    assertThat(wrongCells()).contains("stranger list pods in shop: not false");
    objects.kubectl("delete", "clusterrolebinding", "planted");
  }

  private static List<String> wrongCells() {
    var wrong = new ArrayList<String>();
    for (var role : Permissions.ROLES) {
      for (var namespace : List.of("shop", "shop-test", "bank", "default", "kube-system")) {
        compare(MEMBERS.get(role), role, namespace, namespace.startsWith("shop"), wrong);
      }
    }
    for (var namespace : List.of("shop", "shop-test", "bank", "default")) {
      compare(Person.of("olga"), "admin", namespace, namespace.startsWith("shop"), wrong);
      compare(Person.of("bob"), "admin", namespace, namespace.equals("bank"), wrong);
      compare(Person.of("stranger"), "admin", namespace, false, wrong);
    }
    return wrong;
  }

  private static void compare(
      Person person, String role, String namespace, boolean own, List<String> wrong) {
    for (var action : Permissions.ACTIONS) {
      var expected = own && action.roles().contains(role);
      if (permissions.has(person, action, namespace) != expected) {
        wrong.add(
            "%s %s %s in %s: not %s"
                .formatted(person.user(), action.verb(), action.resource(), namespace, expected));
      }
    }
  }

  @Test
  @Order(2)
  void whatIsAllowedWorksAndWhatIsNotIsRefused() {
    assertThat(objects.as("alice", "create", "configmap", "mine", "--namespace=shop").succeeded())
        .isTrue();
    forbidden(objects.as("alice", "create", "configmap", "mine", "--namespace=bank"));
    forbidden(objects.as("bob", "get", "configmap", "mine", "--namespace=shop"));
    assertThat(objects.as("olga", "get", "configmap", "mine", "--namespace=shop").succeeded())
        .isTrue();
    forbidden(
        objects.as(
            "alice",
            "create",
            "rolebinding",
            "more",
            "--clusterrole=cluster-admin",
            "--user=alice",
            "--namespace=shop"));
    var pod =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: root, namespace: shop}
        spec: {hostNetwork: true, containers: [{name: root, image: none, securityContext: {privileged: true}}]}
        """;
    var refused = objects.applyAs("alice", pod);
    assertThat(refused.succeeded()).isFalse();
    assertThat(refused.stderr()).contains("violates PodSecurity \"restricted:latest\"");
    assertThat(
            objects.kubectl(
                "get",
                "networkpolicy",
                "--namespace=shop",
                "-o=jsonpath={.items[*].spec.ingress[*].from[*].namespaceSelector.matchLabels}"))
        .isEqualTo("{\"ironkeel.io/tenant\":\"shop\"}");
  }

  private static void forbidden(CommandResult result) {
    assertThat(result.succeeded()).isFalse();
    assertThat(result.stderr()).contains("forbidden");
  }

  @Test
  @Order(3)
  void whatIsChangedByHandIsPutBackAndWhatOthersAddedStays() {
    objects.kubectl(
        "create", "rolebinding", "team-x", "--namespace=shop", "--clusterrole=view", "--user=dora");
    objects.kubectl("delete", "rolebinding", "ironkeel-tenant-viewer", "--namespace=shop");
    objects.kubectl(
        "patch",
        "rolebinding",
        "ironkeel-tenant-admin",
        "--namespace=shop",
        "--type=json",
        "-p=[{\"op\":\"replace\",\"path\":\"/subjects/0/name\",\"value\":\"mallory\"}]");
    objects.kubectl("delete", "networkpolicy", "ironkeel-tenant-isolation", "--namespace=shop");
    objects.kubectl(
        "label",
        "namespace",
        "shop",
        "pod-security.kubernetes.io/enforce=privileged",
        "--overwrite");
    Await.until(
        "everything as it was",
        () -> {
          assertThat(permissions.may("alice", "shop")).isTrue();
          assertThat(permissions.may("vic", "shop")).isTrue();
          assertThat(permissions.may("mallory", "shop")).isFalse();
          assertThat(objects.kubectl("get", "networkpolicy", "--namespace=shop", "--output=name"))
              .contains("ironkeel-tenant-isolation");
          assertThat(objects.kubectl("get", "namespace", "shop", "--show-labels"))
              .contains("enforce=restricted");
        });
    assertThat(permissions.may("dora", "shop")).isTrue();
  }

  @Test
  @Order(4)
  void whoIsSuspendedHasNoRightsUntilThatEnds() {
    objects.kubectl(
        "patch", "tenant", "holding", "--type=merge", "-p={\"spec\":{\"state\":\"Suspended\"}}");
    objects.awaitReady(
        "shop", "True Suspended: No member has any right in it, because TenantAccount holding");
    for (var user : List.of("alice", "vic", "carol", "olga")) {
      assertThat(permissions.may(user, "shop")).as(user).isFalse();
    }
    assertThat(permissions.may("bob", "bank")).as("another tenant's").isTrue();
    assertThat(objects.kubectl("get", "configmap", "mine", "--namespace=shop", "--output=name"))
        .isEqualTo("configmap/mine");
    objects.kubectl(
        "patch", "tenant", "holding", "--type=merge", "-p={\"spec\":{\"state\":\"Active\"}}");
    objects.awaitReady("shop", "True Provisioned");
    assertThat(permissions.may("alice", "shop")).isTrue();
    assertThat(permissions.may("olga", "shop")).isTrue();
  }

  @Test
  @Order(5)
  void nobodyLabelsANamespaceIntoATenant() {
    objects.kubectl("create", "namespace", "legacy");
    objects.apply(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: runs-namespaces}
        rules: [{apiGroups: [""], resources: [namespaces], verbs: [get, create, update, patch]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: runs-namespaces}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: runs-namespaces}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: sys}]
        """);
    assertThat(objects.as("sys", "label", "namespace", "legacy", "team=x").succeeded()).isTrue();
    assertThat(objects.as("sys", "label", "namespace", "shop", "team=x").succeeded()).isTrue();
    for (var wrong :
        List.of(
            "legacy ironkeel.io/tenant=shop",
            "bank ironkeel.io/tenant=shop",
            "bank ironkeel.io/tenant-")) {
      var words = wrong.split(" ");
      var result = objects.as("sys", "label", "namespace", words[0], words[1], "--overwrite");
      assertThat(result.succeeded()).as(wrong).isFalse();
      assertThat(result.stderr()).contains("declare " + words[0] + " in spec.namespaces");
    }
  }

  @Test
  @Order(6)
  void theOperatorItselfGivesNothingOutsideOfTenants() {
    forbidden(binding("legacy", "ironkeel-tenant-admin"));
    forbidden(binding("kube-system", "ironkeel-tenant-admin"));
    forbidden(binding("shop", "cluster-admin"));
    forbidden(binding("shop", "edit"));
    forbidden(objects.as(OPERATOR, "label", "namespace", "legacy", "ironkeel.io/tenant=shop"));
    forbidden(objects.as(OPERATOR, "delete", "namespace", "shop"));
    var members =
        "-p={\"spec\":{\"members\":[{\"kind\":\"User\",\"name\":\"m\",\"role\":\"admin\"}]}}";
    forbidden(objects.as(OPERATOR, "patch", "tenant", "bank", "--type=merge", members));
    forbidden(objects.as(OPERATOR, "get", "secrets", "--namespace=shop"));
    assertThat(binding("shop", "ironkeel-tenant-viewer").succeeded())
        .as("the same where it may")
        .isTrue();
  }

  private static CommandResult binding(String namespace, String role) {
    return objects.applyAs(
        OPERATOR,
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: ironkeel-tenant-x, namespace: %s}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: %s}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: mallory}]
        """
            .formatted(namespace, role));
  }

  @Test
  @Order(7)
  void aRestartWritesNothing() {
    Await.steady("bindings", QUIET, TenantRightsIT::versions);
    var mark = cluster.auditLog().mark();
    operator.close();
    assertThat(wrongCells()).as("while no operator runs").isEmpty();
    startTheOperator();
    Await.steady("bindings", QUIET, TenantRightsIT::versions);
    assertThat(writes(mark)).isEmpty();
    // The same look finds one that is made.
    objects.kubectl("delete", "rolebinding", "ironkeel-tenant-admin", "--namespace=bank");
    Await.until(
        "the binding again",
        () ->
            assertThat(writes(mark))
                .anySatisfy(write -> assertThat(write.name()).isEqualTo("ironkeel-tenant-admin")));
  }

  private static String versions() {
    return objects.kubectl(
        "get",
        "rolebindings,tenants",
        "--all-namespaces",
        "-o=jsonpath={.items[*].metadata.resourceVersion}");
  }

  private static List<AuditedWrite> writes(long mark) {
    return cluster.auditLog().writesOf(OPERATOR, mark);
  }
}
