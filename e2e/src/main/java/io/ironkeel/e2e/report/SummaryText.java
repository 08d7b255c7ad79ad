package io.ironkeel.e2e.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A summary as a person reads it in the terminal: failures, times, and the counts last. */
public final class SummaryText {
  private SummaryText() {}

  /** The lines to print. */
  public static List<String> render(Summary summary, Duration setUp) {
    var lines = new ArrayList<String>();
    for (var failed : summary.all(Outcome.FAILED)) {
      lines.add("FAILED  " + failed.title() + ": " + failed.message());
    }
    for (var skipped : summary.all(Outcome.SKIPPED)) {
      lines.add("skipped " + skipped.title() + ": " + skipped.message());
    }
    if (!lines.isEmpty()) {
      lines.add("");
    }
    lines.add("%-8s %9s %7s".formatted("domain", "measured", "budget"));
    lines.add("%-8s %9s %7s".formatted("set-up", clock(setUp), "-"));
    for (var result : summary.stages()) {
      var stage = result.stage();
      lines.add(
          "%-8s %9s %7s%s"
              .formatted(
                  stage.name(),
                  clock(stage.elapsed()),
                  clock(stage.budget()),
                  stage.overBudget() ? "  over budget" : ""));
    }
    lines.add("");
    lines.add(counts(summary));
    return List.copyOf(lines);
  }

  /** The one line that says it all. */
  public static String counts(Summary summary) {
    return "%d passed, %d failed, %d skipped"
        .formatted(
            summary.all(Outcome.PASSED).size(),
            summary.all(Outcome.FAILED).size(),
            summary.all(Outcome.SKIPPED).size());
  }

  /** Minutes and seconds. */
  public static String clock(Duration duration) {
    return "%d:%02d".formatted(duration.toMinutes(), duration.toSecondsPart());
  }
}
