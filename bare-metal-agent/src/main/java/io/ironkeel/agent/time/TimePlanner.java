package io.ironkeel.agent.time;

import io.ironkeel.agent.change.Change;
import io.ironkeel.agent.change.Former;
import io.ironkeel.agent.change.Original;
import io.ironkeel.agent.section.SectionPlan;
import io.ironkeel.api.time.Time;
import io.ironkeel.api.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * From wanted and actual time sources to ordered changes. The agent's sources and settings are
 * files of its own; the daemon is kept running with them.
 */
final class TimePlanner {

  static final Path MAIN = Path.of("/etc/chrony/chrony.conf");
  static final Path SETTINGS = Path.of("/etc/chrony/conf.d/ironkeel.conf");
  static final Path SOURCES = Path.of("/etc/chrony/sources.d/ironkeel.sources");

  /** Where /proc is there is this one; /dev/stdin is made by udev. */
  private static final String STDIN = "/proc/self/fd/0";

  private static final String SERVICE = "chrony";

  /** On record while the daemon may not have read what is in the files. */
  private static final String PENDING = "chrony-restart";

  private static final String HEADER =
      "# Written by the Ironkeel agent from spec.time of the Host.\n";

  /** chronyd's reach counts the last eight questions. */
  private static final int REACH = 8;

  /** A machine that just came up may have chronyd before its network. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final List<TimeSource> wanted;
  private final int needed;
  private final ActualTime actual;
  private final Former former;
  private final List<Change> changes = new ArrayList<>();
  private final List<String> unmet = new ArrayList<>();

  private TimePlanner(Optional<Time> wanted, ActualTime actual, Former former) {
    this.wanted =
        wanted.stream()
            .flatMap(
                time ->
                    Stream.concat(
                        time.servers().stream().map(TimeSource::server), time.sources().stream()))
            .toList();
    this.needed = wanted.map(Time::minSources).orElse(1);
    this.actual = actual;
    this.former = former;
  }

  static SectionPlan<Change> plan(Optional<Time> wanted, ActualTime actual, Former former) {
    var planner = new TimePlanner(wanted, actual, former);
    if (planner.wanted.isEmpty()) {
      planner.giveBack();
    } else if (planner.canBeHad()) {
      planner.configure();
      planner.tellSilence();
    }
    return new SectionPlan<>(planner.changes, planner.unmet);
  }

  private boolean canBeHad() {
    if (!actual.installed() || actual.mainFile().isEmpty()) {
      unmet.add(
          "time: chrony is not on this machine or has lost %s: install the Debian package chrony."
              .formatted(MAIN));
    } else if (!main().reads("sourcedir", SOURCES.getParent().toString())) {
      unmet.add(
          "time: %s does not read the agent's sources: add the line 'sourcedir %s' to it."
              .formatted(MAIN, SOURCES.getParent()));
    } else if (needed > 1 && !main().reads("confdir", SETTINGS.getParent().toString())) {
      unmet.add(
          "time: %s does not read the agent's settings: add the line 'confdir %s' to it."
              .formatted(MAIN, SETTINGS.getParent()));
    }
    return unmet.isEmpty();
  }

  private void configure() {
    var files = new ArrayList<Change>();
    var settings =
        needed > 1
            ? Optional.of(HEADER + "minsources %d\n".formatted(needed))
            : Optional.<String>empty();
    write(MAIN, actual.mainFile(), Optional.of(main().withoutSources().text()), files);
    write(SETTINGS, actual.settingsFile(), settings, files);
    var restart = !files.isEmpty() || former.has(PENDING) || !runsWithAllSources();
    var sources = Optional.of(sources());
    write(SOURCES, actual.sourcesFile(), sources, files);
    if (!files.isEmpty()) {
      // A daemon that cannot read its configuration does not start: it is asked first.
      changes.add(
          new Change.Run(
              List.of("chronyd", "-p", "-f", STDIN), settings.orElse("") + sources.orElseThrow()));
    }
    makeEffective(files, restart);
  }

  /** A change of the file is no drift of the daemon: it gets to know the new sources later. */
  private boolean runsWithAllSources() {
    return actual
        .daemon()
        .filter(
            daemon ->
                !actual.sourcesFile().equals(Optional.of(sources()))
                    || wanted.stream().allMatch(source -> daemon.knows(source.address())))
        .isPresent();
  }

  private void giveBack() {
    var files = new ArrayList<Change>();
    write(
        MAIN,
        actual.mainFile(),
        actual.mainFile().map(text -> main().withItsSources().text()),
        files);
    write(SETTINGS, actual.settingsFile(), Optional.empty(), files);
    write(SOURCES, actual.sourcesFile(), Optional.empty(), files);
    if (actual.installed()) {
      makeEffective(files, !files.isEmpty() || former.has(PENDING));
    } else {
      changes.addAll(files);
    }
  }

  /** Between the files and the daemon anything may end us, so the way there is on record. */
  private void makeEffective(List<Change> files, boolean restart) {
    if (files.isEmpty() && !restart) {
      return;
    }
    changes.add(new Change.Remember(Map.of(PENDING, Original.ABSENT)));
    changes.addAll(files);
    changes.add(
        restart
            ? new Change.Restart(SERVICE)
            : new Change.Run(List.of("chronyc", "reload", "sources"), ""));
    changes.add(new Change.Forget(Set.of(PENDING)));
  }

  /** One silent source of many is no news; too few to follow is. */
  private void tellSilence() {
    var silent =
        wanted.stream()
            .map(TimeSource::address)
            .filter(address -> actual.daemon().filter(daemon -> daemon.hears(address)).isEmpty())
            .sorted()
            .toList();
    var oldEnough = actual.daemon().filter(daemon -> daemon.age().compareTo(patience()) > 0);
    if (changes.isEmpty() && oldEnough.isPresent() && wanted.size() - silent.size() < needed) {
      unmet.add(
          "time: the clock follows nothing, because %s did not answer the last %d questions: check these time sources and the way to them."
              .formatted(String.join(", ", silent), REACH));
    }
  }

  /**
   * How long eight questions take. Not by the daemon's present poll interval, which grows while
   * nobody answers.
   */
  private Duration patience() {
    var longest =
        wanted.stream().mapToInt(TimeSource::minPollLog2Seconds).max().stream()
            .mapToObj(poll -> Duration.ofSeconds(REACH << poll))
            .findFirst()
            .orElse(PATIENCE);
    return longest.compareTo(PATIENCE) > 0 ? longest : PATIENCE;
  }

  private String sources() {
    return wanted.stream().map(TimePlanner::line).collect(Collectors.joining("", HEADER, ""));
  }

  private static String line(TimeSource source) {
    return "%s %s iburst minpoll %d maxpoll %d%s\n"
        .formatted(
            source.type().directive(),
            source.address(),
            source.minPollLog2Seconds(),
            source.maxPollLog2Seconds(),
            source.prefer() ? " prefer" : "");
  }

  private ChronyConf main() {
    return new ChronyConf(actual.mainFile().orElse(""));
  }

  private static void write(
      Path file, Optional<String> present, Optional<String> text, List<Change> changes) {
    if (!present.equals(text)) {
      changes.add(
          text.<Change>map(content -> new Change.Write(file, content))
              .orElseGet(() -> new Change.Delete(file)));
    }
  }
}
