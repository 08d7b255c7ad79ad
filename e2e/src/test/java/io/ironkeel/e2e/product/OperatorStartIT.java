package io.ironkeel.e2e.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.RunDirectory;
import io.ironkeel.e2e.cluster.ApiTest;
import io.ironkeel.e2e.cluster.ControlPlane;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operators that are started while the way to the API server is bad. */
@ApiTest
class OperatorStartIT {

  private static final int CUTS = 30;

  @BeforeAll
  static void installTheCharts(ControlPlane cluster) {
    Charts.install(cluster, Artifacts.fromEnvironment());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        OperatorProcess.MACHINES,
        OperatorProcess.FABRIC,
        OperatorProcess.STORAGE,
        OperatorProcess.TENANCY
      })
  void connectionsThatAreCutAtTheStartAreMadeAgain(String deployment, ControlPlane cluster)
      throws IOException {
    var artifacts = Artifacts.fromEnvironment();
    var port = URI.create(cluster.apiServer()).getPort();
    var logs = RunDirectory.empty(OperatorStartIT.class, deployment);
    try (var relay = new CuttingRelay(port, CUTS, 150);
        var operator = OperatorProcess.start(cluster, artifacts, deployment, logs, relay.url())) {
      assertThat(relay.accepted()).as("one was cut, another made").isGreaterThan(1);
      assertThat(operator.log()).content().contains("Starting operator");
    }
  }
}
