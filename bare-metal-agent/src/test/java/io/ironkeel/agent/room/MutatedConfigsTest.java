package io.ironkeel.agent.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ironkeel.mutation.Mutator;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Whatever a Host says, the agent reads what it can of the configuration made from it, also of
 * those that the API server refuses today: another release may not. What it plans for those that
 * are accepted is a scenario (MutatedManifestsIT).
 */
class MutatedConfigsTest {

  private static final int COUNT = 2_000;
  private static final Path MANIFESTS = Path.of("../e2e/src/test/resources/manifests/host/valid");
  private static final KubernetesSerialization KUBERNETES = new KubernetesSerialization();
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void whateverAHostSaysTheAgentReadsWhatItCan() {
    var mutator = Mutator.of(MANIFESTS, Long.getLong("ironkeel.seed", 0));
    var before = heard(JSON.createObjectNode().put("hash", "before")).spec(Optional.empty());
    var complete = 0;
    for (var number = 0; number < COUNT; number++) {
      var told = configOf(mutator.next().path("spec"));
      assertThatCode(() -> assertThat(heard(told).spec(before)).isPresent())
          .as("number %d: %s", number, told)
          .doesNotThrowAnyException();
      complete += heard(told).notUnderstood().isEmpty() ? 1 : 0;
    }
    assertThat(complete).as("read completely").isBetween(COUNT / 4, COUNT * 3 / 4);
  }

  /** As the operator would have made it, but for the order of lists. */
  private static ObjectNode configOf(JsonNode host) {
    var config = JSON.createObjectNode().put("hash", "mutated");
    for (var part : List.of("managementInterface", "network", "time", "names", "sysctls")) {
      if (host.has(part)) {
        config.set(part, host.get(part));
      }
    }
    return config;
  }

  private static HeardConfig heard(ObjectNode spec) {
    var told = new GenericKubernetesResource();
    told.setAdditionalProperty("spec", JSON.convertValue(spec, Object.class));
    return HeardConfig.of(told, KUBERNETES);
  }
}
