package io.ironkeel.e2e.cluster;

import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.PerClass;
import io.ironkeel.e2e.RunDirectory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test class one {@link TestCluster}, opened for the first parameter of that type and
 * closed after the last test. A parameter of type {@link ControlPlane} is for tests that kill the
 * API server or read its audit log; they are skipped on another cluster.
 */
public final class ClusterExtension implements BeforeAllCallback, ParameterResolver {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(ClusterExtension.class);

  /** Even when only a test method asks for the cluster, it belongs to the class. */
  @Override
  public void beforeAll(ExtensionContext context) {
    cluster(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return TestCluster.class.isAssignableFrom(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var type = parameter.getParameter().getType();
    var cluster = cluster(context).get();
    Assumptions.assumeTrue(type.isInstance(cluster), () -> "needs a " + type.getSimpleName());
    return cluster;
  }

  @SuppressWarnings("unchecked")
  private static PerClass<TestCluster> cluster(ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .computeIfAbsent(
            TestCluster.class, key -> open(context.getRequiredTestClass()), PerClass.class);
  }

  private static PerClass<TestCluster> open(Class<?> test) {
    return new PerClass<>(
        () -> TestCluster.start(Artifacts.fromEnvironment(), RunDirectory.empty(test, "cluster")));
  }
}
