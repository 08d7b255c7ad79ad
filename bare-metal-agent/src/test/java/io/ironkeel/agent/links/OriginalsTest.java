package io.ironkeel.agent.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ironkeel.agent.links.Originals.Kept;
import io.ironkeel.agent.store.Documents;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OriginalsTest {

  private static final Original DOWN = new Original(7, 1500, false, List.of("uplink"));

  @TempDir private Path directory;

  @Test
  void aRestartedAgentKnowsWhatAPortWas() {
    originals("one boot").remember("vec1", DOWN);
    assertThat(originals("one boot").of(links(7))).isEqualTo(Map.of("vec1", DOWN));
  }

  @Test
  void afterAnotherBootAPortIsTheOperatingSystemsAgain() {
    originals("one boot").remember("vec1", DOWN);
    assertThat(originals("next boot").of(links(7))).isEmpty();
  }

  @Test
  void anotherPortOfTheSameNameIsAnotherPort() {
    originals("one boot").remember("vec1", DOWN);
    assertThat(originals("one boot").of(links(8))).isEmpty();
  }

  @Test
  void whatIsForgottenIsGone() {
    originals("one boot").remember("vec1", DOWN);
    originals("one boot").forget("vec1");
    assertThat(originals("one boot").of(links(7))).isEmpty();
  }

  private Originals originals(String boot) {
    return new Originals(
        new Documents<>(directory, Kept.class, new KubernetesSerialization()), boot);
  }

  private static List<ActualLink> links(int index) {
    return LinksSection.parse(
        """
        [{"ifindex": %d, "ifname": "vec1", "flags": [], "mtu": 9000}]
        """
            .formatted(index));
  }
}
