package io.ironkeel.operators.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.operators.fabric.Drain.Candidate;
import io.ironkeel.operators.kubernetes.Age;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrainTest {

  @Test
  void oneOfAPairMay() {
    assertThat(granted("wanted", "in service")).containsExactly("s0");
  }

  @Test
  void neverBothAndTheOlderOfTwoThatAreAskedForAtOnce() {
    assertThat(granted("wanted", "wanted")).containsExactly("s0");
  }

  @Test
  void whoIsDrainedStaysSoWhenAnOlderOneIsAskedFor() {
    assertThat(granted("wanted", "drained")).containsExactly("s1");
  }

  @Test
  void theOtherWaitsUntilTheFirstIsReallyBack() {
    assertThat(granted("going back", "wanted")).isEmpty();
    assertThat(granted("coming back", "wanted")).isEmpty();
    assertThat(granted("in service", "wanted")).containsExactly("s1");
  }

  @Test
  void twoThatBothAreDrainedAreReducedToOne() {
    assertThat(granted("drained", "drained")).containsExactly("s0");
  }

  @Test
  void whoIsDrainedStaysSoWhileAnotherAppliesSomething() {
    assertThat(granted("coming back", "drained")).containsExactly("s1");
    assertThat(granted("wanted, not applied", "drained")).containsExactly("s1");
  }

  @Test
  void whoIsAloneNeverMay() {
    assertThat(granted("wanted")).isEmpty();
    assertThat(granted("drained")).isEmpty();
  }

  @Test
  void ofFourThreeMay() {
    assertThat(granted("wanted", "wanted", "drained", "wanted")).containsExactly("s0", "s1", "s2");
    assertThat(granted("wanted", "in service", "wanted", "wanted"))
        .containsExactly("s0", "s2", "s3");
  }

  /** Who may, of switches in these states, the oldest first. */
  private static List<String> granted(String... states) {
    var all =
        IntStream.range(0, states.length).mapToObj(i -> candidate("s" + i, states[i])).toList();
    return all.stream()
        .filter(self -> new Drain(self, others(all, self)).isGranted())
        .map(Candidate::name)
        .toList();
  }

  private static List<Candidate> others(List<Candidate> all, Candidate self) {
    return all.stream().filter(other -> other != self).toList();
  }

  private static Candidate candidate(String name, String state) {
    return new Candidate(
        name,
        new Age("2026-01-01T00:00:00Z", name, "Switch"),
        List.of("wanted", "drained", "wanted, not applied").contains(state),
        switch (state) {
          case "drained", "going back" -> Drain.State.DRAINED;
          case "coming back", "wanted, not applied" -> Drain.State.COMING_BACK;
          default -> Drain.State.IN_SERVICE;
        });
  }
}
