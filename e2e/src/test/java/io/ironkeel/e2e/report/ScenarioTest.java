package io.ironkeel.e2e.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScenarioTest {

  @Test
  void theListHasCommentsEmptyLinesAndReasons() {
    var lines = List.of("# a comment", "", "a.B#c", "  a.B#d skippable: needs Docker  ");

    assertThat(Scenario.parse(lines))
        .containsExactly(
            new Scenario("a.B#c", Optional.empty()),
            new Scenario("a.B#d", Optional.of("needs Docker")));
  }
}
