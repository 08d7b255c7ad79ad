package io.ironkeel.operators.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import org.junit.jupiter.api.Test;

class OwnWritesTest {

  private final OwnWrites writes = new OwnWrites();

  @Test
  void whatTheCacheDoesNotShowYetIsKnown() {
    writes.remember(object("uid", 10), "Ready");
    assertThat(writes.after(object("uid", 9))).contains("Ready");
    assertThat(writes.after(object("uid", 9))).as("still").contains("Ready");
  }

  @Test
  void whatTheCacheShowsOrSomebodyChangedAfterwardsIsForgotten() {
    writes.remember(object("uid", 10), "Ready");
    assertThat(writes.after(object("uid", 10))).isEmpty();
    assertThat(writes.after(object("uid", 9))).as("for good").isEmpty();
  }

  @Test
  void versionsAreNumbersAndOfOneObject() {
    writes.remember(object("uid", 100), "Ready");
    assertThat(writes.after(object("other", 1))).isEmpty();
    assertThat(writes.after(object("uid", 99))).contains("Ready");
  }

  private static HasMetadata object(String uid, long version) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withUid(uid)
        .withResourceVersion(Long.toString(version))
        .endMetadata()
        .build();
  }
}
