package io.ironkeel.e2e.product;

import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.cluster.TestCluster;

/** Installs the product's charts as a person would. */
public final class Charts {

  /** The namespace of the operators. */
  public static final String NAMESPACE = "ironkeel-system";

  private Charts() {}

  public static void install(TestCluster cluster, Artifacts artifacts) {
    var charts = artifacts.repository().resolve("helm");
    cluster.helm("install", "ironkeel-crds", charts.resolve("ironkeel-crds").toString()).orThrow();
    cluster
        .kubectl("wait", "--for=condition=Established", "crd/hosts.ironkeel.io", "--timeout=60s")
        .orThrow();
    cluster
        .helm(
            "install",
            "ironkeel",
            charts.resolve("ironkeel").toString(),
            "--namespace",
            NAMESPACE,
            "--create-namespace")
        .orThrow();
  }
}
