package io.ironkeel.agent.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.WatchEvent;
import org.junit.jupiter.api.Test;

class FormatsTest {

  /**
   * Otherwise the watch takes it for an object, and never lists again after the API server was
   * away.
   */
  @Test
  void whatEndsAWatchIsUnderstood() {
    var event =
        Formats.KUBERNETES.unmarshal(
            """
            {"type": "ERROR", "object": {"kind": "Status", "apiVersion": "v1", "code": 410, "reason": "Expired"}}
            """,
            WatchEvent.class);
    assertThat(event.getObject()).isInstanceOf(Status.class);
  }
}
