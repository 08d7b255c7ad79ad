package io.ironkeel.e2e.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private static final TestCase PASSED = new TestCase("a.HostIT", "mtu()", Outcome.PASSED, "");
  private static final TestCase SKIPPED =
      new TestCase("a.HostIT", "k3s()", Outcome.SKIPPED, "no Docker");
  private static final TestCase FAILED =
      new TestCase("a.HostIT", "vlan(String)[1]", Outcome.FAILED, "no link");

  @Test
  void everythingThatRanAndPassedIsWell() {
    var summary = Summary.of(List.of(stage(0, PASSED, SKIPPED)), scenarios("a.HostIT#mtu"));

    assertThat(summary.passed()).isTrue();
    assertThat(SummaryText.counts(summary)).isEqualTo("1 passed, 0 failed, 1 skipped");
  }

  @Test
  void aScenarioThatDidNotRunIsAFailure() {
    var summary = Summary.of(List.of(stage(0, PASSED)), scenarios("a.HostIT#mtu", "a.HostIT#bond"));

    assertThat(summary.all(Outcome.FAILED))
        .extracting(TestCase::title)
        .containsExactly("a.HostIT#bond");
    assertThat(SummaryText.counts(summary)).isEqualTo("1 passed, 1 failed, 0 skipped");
  }

  @Test
  void aSkippableScenarioThatDidNotRunAtAllIsAFailureToo() {
    var summary = Summary.of(List.of(stage(0, PASSED)), scenarios("a.HostIT#bond skippable: why"));

    assertThat(summary.passed()).isFalse();
  }

  @Test
  void aScenarioMayBeSkippedOnlyWhenTheListSaysSo() {
    var stages = List.of(stage(0, PASSED, SKIPPED));

    assertThat(Summary.of(stages, scenarios("a.HostIT#k3s skippable: Docker")).passed()).isTrue();
    assertThat(SummaryText.counts(Summary.of(stages, scenarios("a.HostIT#k3s"))))
        .isEqualTo("1 passed, 1 failed, 0 skipped");
  }

  @Test
  void aStageWithoutResultsIsAFailure() {
    var summary = Summary.of(List.of(stage(137)), List.of());

    assertThat(summary.all(Outcome.FAILED))
        .extracting(TestCase::message)
        .containsExactly("ran no test, its process ended with exit code 137: see lab.log");
  }

  @Test
  void aStageThatEndedBadlyThoughNoTestFailedIsAFailure() {
    assertThat(Summary.of(List.of(stage(1, PASSED)), List.of()).passed()).isFalse();
  }

  @Test
  void aFailedTestExplainsTheExitCode() {
    var summary = Summary.of(List.of(stage(1, PASSED, FAILED)), List.of());

    assertThat(SummaryText.counts(summary)).isEqualTo("1 passed, 1 failed, 0 skipped");
  }

  @Test
  void anUnreadableResultIsAFailure() {
    var stage = new Stage("lab", seconds(1), seconds(2), 0, "", List.of(PASSED), List.of("x.xml"));

    assertThat(Summary.of(List.of(stage), List.of()).passed()).isFalse();
  }

  @Test
  void aCaseInTwoFilesCountsOnceAndByItsWorseEnd() {
    var again = PASSED.failed("later");
    var summary = Summary.of(List.of(stage(1, PASSED, again, PASSED)), List.of());

    assertThat(SummaryText.counts(summary)).isEqualTo("0 passed, 1 failed, 0 skipped");
  }

  @Test
  void theTextNamesFailuresAndBudgetsAndEndsWithTheCounts() {
    var summary = Summary.of(List.of(stage(1, PASSED, FAILED, SKIPPED)), List.of());

    assertThat(SummaryText.render(summary, seconds(95)))
        .containsExactly(
            "FAILED  a.HostIT#vlan(String)[1]: no link",
            "skipped a.HostIT#k3s(): no Docker",
            "",
            "domain    measured  budget",
            "set-up        1:35       -",
            "lab           1:30    1:00  over budget",
            "",
            "1 passed, 1 failed, 1 skipped");
  }

  @Test
  void thePageTellsWhatRanWhereAndWhatWasSkipped() {
    var summary = Summary.of(List.of(stage(0, PASSED, SKIPPED)), List.of());
    var page = new SummaryMarkdown(LocalDate.of(2026, 11, 24), "abc", "2 cores");

    assertThat(page.render(summary, seconds(5)))
        .contains(
            "- Date: 2026-11-24",
            "- Commit: abc",
            "- Machine: 2 cores",
            "| lab | 1 | 0 | 1 | 1:30 |",
            "- `a.HostIT#k3s()`: no Docker");
  }

  private static Stage stage(int exitCode, TestCase... cases) {
    return new Stage(
        "lab", seconds(90), seconds(60), exitCode, "lab.log", List.of(cases), List.of());
  }

  private static List<Scenario> scenarios(String... lines) {
    return Scenario.parse(List.of(lines));
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}
