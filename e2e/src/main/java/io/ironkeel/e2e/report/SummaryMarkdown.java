package io.ironkeel.e2e.report;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A summary as the page that is committed after a complete run.
 *
 * @param date when it ran
 * @param commit what ran
 * @param machine where it ran: cores, memory, operating system
 */
public record SummaryMarkdown(LocalDate date, String commit, String machine) {

  /** The lines of the page. */
  public List<String> render(Summary summary, Duration setUp) {
    var lines = new ArrayList<String>();
    lines.addAll(
        List.of(
            "# Latest complete test run",
            "",
            "Written by `./ironkeel test --all`.",
            "",
            "- Date: " + date,
            "- Commit: " + commit,
            "- Machine: " + machine,
            "- Set-up: " + SummaryText.clock(setUp),
            "- Result: " + SummaryText.counts(summary),
            "",
            "| stage | passed | failed | skipped | duration |",
            "|---|---|---|---|---|"));
    for (var result : summary.stages()) {
      lines.add(
          "| %s | %d | %d | %d | %s |"
              .formatted(
                  result.stage().name(),
                  result.count(Outcome.PASSED),
                  result.count(Outcome.FAILED),
                  result.count(Outcome.SKIPPED),
                  SummaryText.clock(result.stage().elapsed())));
    }
    lines.addAll(list("Failed", summary.all(Outcome.FAILED)));
    lines.addAll(list("Skipped, and why", summary.all(Outcome.SKIPPED)));
    return List.copyOf(lines);
  }

  private static List<String> list(String title, List<TestCase> cases) {
    var lines = new ArrayList<>(List.of("", "## " + title, ""));
    cases.forEach(each -> lines.add("- `" + each.title() + "`: " + each.message()));
    if (cases.isEmpty()) {
      lines.add("Nothing.");
    }
    return lines;
  }
}
