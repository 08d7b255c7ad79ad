package io.ironkeel.agent.time;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the planner has to know of the machine.
 *
 * @param installed whether chrony is
 * @param mainFile /etc/chrony/chrony.conf
 * @param settingsFile the agent's own file in /etc/chrony/conf.d
 * @param sourcesFile the agent's own file in /etc/chrony/sources.d
 * @param daemon chronyd, if it runs and answers
 */
record ActualTime(
    boolean installed,
    Optional<String> mainFile,
    Optional<String> settingsFile,
    Optional<String> sourcesFile,
    Optional<Daemon> daemon) {

  /**
   * The running chronyd.
   *
   * @param age since its start
   */
  record Daemon(Duration age, List<Source> sources) {

    Daemon {
      sources = List.copyOf(sources);
    }

    boolean knows(String address) {
      return sources.stream().anyMatch(source -> source.isCalled(address));
    }

    /** Whether one of the last eight questions was answered. */
    boolean hears(String address) {
      return sources.stream().anyMatch(source -> source.isCalled(address) && source.reached());
    }
  }

  /**
   * A source as chronyd uses it.
   *
   * @param name as its configuration calls it; a pool's are many of the same name
   * @param reached whether one of its last eight questions was answered
   */
  record Source(String name, boolean reached) {

    boolean isCalled(String address) {
      return name.equalsIgnoreCase(address);
    }
  }
}
