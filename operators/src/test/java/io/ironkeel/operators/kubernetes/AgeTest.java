package io.ironkeel.operators.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AgeTest {

  @Test
  void whatWasMadeInAnEarlierSecondIsOlder() {
    assertThat(inOrder(configMap("a", "10:00:01"), configMap("b", "10:00:00")))
        .containsExactly("ConfigMap b", "ConfigMap a");
  }

  @Test
  void ofOneSecondTheNameDecidesAndThenTheKind() {
    assertThat(inOrder(secret("b"), secret("a"), configMap("b", "10:00:00")))
        .containsExactly("Secret a", "ConfigMap b", "Secret b");
  }

  @Test
  void nothingIsOlderThanItself() {
    var age = Age.of(secret("a"));
    assertThat(age.isOlderThan(Age.of(secret("a")))).isFalse();
  }

  private static Stream<String> inOrder(HasMetadata... objects) {
    return Stream.of(objects)
        .map(Age::of)
        .sorted(Comparator.naturalOrder())
        .map(age -> age.kind() + " " + age.name());
  }

  private static HasMetadata configMap(String name, String time) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(name)
        .withCreationTimestamp("2026-01-01T%sZ".formatted(time))
        .endMetadata()
        .build();
  }

  private static HasMetadata secret(String name) {
    return new SecretBuilder()
        .withNewMetadata()
        .withName(name)
        .withCreationTimestamp("2026-01-01T10:00:00Z")
        .endMetadata()
        .build();
  }
}
