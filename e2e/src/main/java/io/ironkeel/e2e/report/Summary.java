package io.ironkeel.e2e.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The judgement over all stages.
 *
 * @param stages each stage with its results after the committed list was applied to them
 * @param missing the scenarios of the list that did not run, each as a failed case
 */
public record Summary(List<StageResult> stages, List<TestCase> missing) {

  /**
   * A stage and its final results.
   *
   * @param stage the stage
   * @param results its test cases; a scenario that was skipped without permission counts as failed
   */
  public record StageResult(Stage stage, List<TestCase> results) {

    /** How many of its results ended so. */
    public long count(Outcome outcome) {
      return results.stream().filter(each -> each.outcome() == outcome).count();
    }
  }

  /** Judges the stages by the committed list of scenarios. */
  public static Summary of(List<Stage> stages, List<Scenario> scenarios) {
    var listed =
        scenarios.stream()
            .collect(Collectors.toMap(Scenario::id, Function.identity(), (a, b) -> a));
    var judged = new ArrayList<StageResult>();
    var ran = new HashMap<String, TestCase>();
    for (var stage : stages) {
      var results = stage.results().stream().map(each -> judge(each, listed)).toList();
      results.forEach(each -> ran.put(each.scenario(), each));
      judged.add(new StageResult(stage, results));
    }
    var missing =
        listed.keySet().stream().filter(id -> !ran.containsKey(id)).sorted().map(Summary::missing);
    return new Summary(List.copyOf(judged), missing.toList());
  }

  /** All results that ended so, the missing scenarios among the failed ones. */
  public List<TestCase> all(Outcome outcome) {
    var found = new ArrayList<TestCase>();
    stages.forEach(
        stage -> stage.results().stream().filter(c -> c.outcome() == outcome).forEach(found::add));
    if (outcome == Outcome.FAILED) {
      found.addAll(missing);
    }
    return List.copyOf(found);
  }

  /** Whether nothing failed and nothing is missing. */
  public boolean passed() {
    return all(Outcome.FAILED).isEmpty();
  }

  private static TestCase judge(TestCase testCase, Map<String, Scenario> listed) {
    var scenario = Optional.ofNullable(listed.get(testCase.scenario()));
    boolean forbidden = scenario.isPresent() && scenario.get().skippable().isEmpty();
    return forbidden && testCase.outcome() == Outcome.SKIPPED
        ? testCase.failed("skipped, which the list does not allow: " + testCase.message())
        : testCase;
  }

  private static TestCase missing(String id) {
    var parts = (id + "#").split("#", 2);
    var name = parts[1].replaceAll("#$", "");
    return new TestCase(parts[0], name, Outcome.FAILED, "is in the committed list but did not run");
  }
}
