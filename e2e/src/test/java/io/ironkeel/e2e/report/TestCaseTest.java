package io.ironkeel.e2e.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestCaseTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "runs",
        "runs()",
        "runs(String)[1]",
        "runs(Path, int)[2]",
        "runs{String}[1]",
        "runs [3] a"
      })
  void aScenarioIsNamedWithoutParametersAndIndex(String name) {
    var testCase = new TestCase("a.b.HostIT$Nested", name, Outcome.PASSED, "");

    assertThat(testCase.scenario()).isEqualTo("a.b.HostIT$Nested#runs");
  }
}
