package io.ironkeel.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.ironkeel.e2e.Await;
import org.junit.jupiter.api.Test;

@ApiTest
class ControlPlaneIT {

  @Test
  void answersItsAdministratorsToolsAndClient(ControlPlane cluster) {
    assertThat(cluster.kubectl("get", "namespaces").orThrow().text()).contains("kube-system");
    assertThat(cluster.helm("list", "--all-namespaces").orThrow().text()).contains("NAMESPACE");
    assertThat(cluster.admin().getKubernetesVersion().getGitVersion()).startsWith("v1.");
    assertThat(cluster.caCertificate()).startsWith("-----BEGIN CERTIFICATE-----");
    assertThat(cluster.apiServer()).startsWith("https://");
  }

  @Test
  void aKubectlThatFailsSaysWhy(ControlPlane cluster) {
    var result = cluster.kubectl("get", "configmap", "missing");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.stderr()).contains("not found");
  }

  @Test
  void keepsItsDataWhenTheApiServerIsKilled(ControlPlane cluster) {
    cluster
        .kubectlWithInput(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: survivor, namespace: default}
            data: {key: value}
            """,
            "apply",
            "--server-side",
            "-f",
            "-")
        .orThrow();
    cluster.killApiServer();
    assertThat(cluster.kubectl("get", "--raw", "/readyz").succeeded()).isFalse();
    cluster.startApiServer();
    assertThat(cluster.admin().configMaps().inNamespace("default").withName("survivor").get())
        .satisfies(found -> assertThat(found.getData()).containsEntry("key", "value"));
  }

  @Test
  void theAuditLogSeesWhoWroteWhat(ControlPlane cluster) {
    var before = cluster.auditLog().mark();
    var planted =
        new ConfigMapBuilder().withNewMetadata().withName("planted").endMetadata().build();
    cluster.admin().configMaps().inNamespace("default").resource(planted).create();
    cluster.admin().configMaps().inNamespace("default").withName("planted").get();
    Await.until(
        "the planted write in the audit log",
        () ->
            assertThat(cluster.auditLog().writesSince(before))
                .filteredOn(write -> write.name().equals("planted"))
                .singleElement()
                .satisfies(
                    write -> {
                      assertThat(write.user()).isEqualTo("admin");
                      assertThat(write.verb()).isEqualTo("create");
                      assertThat(write.resource()).isEqualTo("configmaps");
                      assertThat(write.namespace()).isEqualTo("default");
                      assertThat(write.code()).isEqualTo(201);
                    }));
  }
}
