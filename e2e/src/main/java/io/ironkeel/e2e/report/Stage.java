package io.ironkeel.e2e.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * What one stage of the tests (unit, api, lab) left behind.
 *
 * @param name the stage
 * @param elapsed how long it took
 * @param budget how long it should take at most
 * @param exitCode how its process ended
 * @param log where its output is, empty when it was not kept
 * @param cases every test case its XML files tell of
 * @param unreadable the XML files that could not be read, as after a crash
 */
public record Stage(
    String name,
    Duration elapsed,
    Duration budget,
    int exitCode,
    String log,
    List<TestCase> cases,
    List<String> unreadable) {

  /** The test cases, each once, and a failed one for everything that went wrong beside them. */
  public List<TestCase> results() {
    var byTitle = new LinkedHashMap<String, TestCase>();
    cases.forEach(each -> byTitle.merge(each.title(), each, Stage::worse));
    var results = new ArrayList<>(byTitle.values());
    unreadable.forEach(file -> results.add(broken("left an unreadable result: " + file)));
    if (cases.isEmpty()) {
      results.add(broken("ran no test, its process ended with exit code " + exitCode + see()));
    } else if (exitCode != 0 && results.stream().noneMatch(Stage::failed)) {
      results.add(broken("ended with exit code " + exitCode + " though no test failed" + see()));
    }
    return List.copyOf(results);
  }

  /** Whether it took longer than it should. */
  public boolean overBudget() {
    return elapsed.compareTo(budget) > 0;
  }

  private TestCase broken(String what) {
    return new TestCase("stage " + name, "", Outcome.FAILED, what);
  }

  private String see() {
    return log.isEmpty() ? "" : ": see " + log;
  }

  private static boolean failed(TestCase testCase) {
    return testCase.outcome() == Outcome.FAILED;
  }

  private static TestCase worse(TestCase one, TestCase other) {
    return one.outcome().compareTo(other.outcome()) >= 0 ? one : other;
  }
}
