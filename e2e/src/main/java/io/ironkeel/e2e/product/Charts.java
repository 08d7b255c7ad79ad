package io.ironkeel.e2e.product;

import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.cluster.TestCluster;

/** Installs the product's charts as a person would. */
public final class Charts {

  /** The namespace of the operators. */
  public static final String NAMESPACE = "ironkeel-system";

  private Charts() {}

  /** The kinds alone, until the API server serves them. */
  public static void installKinds(TestCluster cluster, Artifacts artifacts) {
    var chart = artifacts.repository().resolve("helm/ironkeel-crds");
    cluster.helm("install", "ironkeel-crds", chart.toString()).orThrow();
    // Of a kind that nobody has looked at yet, kubectl wait says an error instead of waiting.
    Await.until(
        "the kinds to be served",
        () ->
            cluster
                .kubectl("wait", "--for=condition=Established", "crd", "--all", "--timeout=60s")
                .orThrow());
  }

  public static void install(TestCluster cluster, Artifacts artifacts) {
    var charts = artifacts.repository().resolve("helm");
    installKinds(cluster, artifacts);
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
