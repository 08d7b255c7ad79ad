package io.ironkeel.e2e.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Judges the results of the test stages and prints the summary; exits with 1 unless all is well.
 */
@Command(name = "test-report")
public final class TestReport implements Callable<Integer> {

  @Option(names = "--stage", required = true, description = "NAME=FOLDER,FOLDER…")
  private Map<String, String> folders = new LinkedHashMap<>();

  @Option(names = "--elapsed", description = "NAME=SECONDS")
  private Map<String, Long> elapsed = new LinkedHashMap<>();

  @Option(names = "--budget", description = "NAME=SECONDS")
  private Map<String, Long> budget = new LinkedHashMap<>();

  @Option(names = "--exit", description = "NAME=CODE of the stage's process")
  private Map<String, Integer> exitCodes = new LinkedHashMap<>();

  @Option(names = "--log", description = "NAME=FILE with the stage's output")
  private Map<String, String> logs = new LinkedHashMap<>();

  @Option(names = "--set-up", description = "Seconds the set-up took")
  private long setUp;

  @Option(names = "--scenarios", description = "The committed list; without it none is checked")
  private Optional<Path> scenarios = Optional.empty();

  @Option(names = "--markdown", description = "Also write the summary as this page")
  private Optional<Path> markdown = Optional.empty();

  @Option(names = "--commit", description = "For the page: what ran")
  private String commit = "unknown";

  @Option(names = "--machine", description = "For the page: where it ran")
  private String machine = "unknown";

  private final Clock clock;

  TestReport(Clock clock) {
    this.clock = clock;
  }

  /** Runs the report. */
  public static void main(String... arguments) {
    System.exit(new CommandLine(new TestReport(Clock.systemDefaultZone())).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    var list = scenarios.isPresent() ? Files.readAllLines(scenarios.get()) : List.<String>of();
    var stages = folders.keySet().stream().map(this::stage).toList();
    var summary = Summary.of(stages, Scenario.parse(list));
    var took = Duration.ofSeconds(setUp);
    if (markdown.isPresent()) {
      var page = new SummaryMarkdown(LocalDate.now(clock), commit, machine);
      Files.write(markdown.get(), page.render(summary, took));
    }
    SummaryText.render(summary, took).forEach(System.out::println);
    return summary.passed() ? 0 : 1;
  }

  private Stage stage(String name) {
    var paths = Arrays.stream(folders.get(name).split(",")).filter(s -> !s.isEmpty()).map(Path::of);
    var files = ResultFiles.in(paths.toList());
    return new Stage(
        name,
        Duration.ofSeconds(elapsed.getOrDefault(name, 0L)),
        Duration.ofSeconds(budget.getOrDefault(name, 0L)),
        exitCodes.getOrDefault(name, 0),
        logs.getOrDefault(name, ""),
        files.cases(),
        files.unreadable());
  }
}
