package io.ironkeel.agent.time;

import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * /etc/chrony/chrony.conf, the distribution's and the administrator's. While the Host names time
 * sources, the lines in it that name others are comments of ours; every other byte stays.
 */
record ChronyConf(String text) {

  private static final String MARK = "#ironkeel# ";

  /** Sources of the file itself, and those that a DHCP server names. */
  private static final Pattern SOURCE =
      Pattern.compile("^\\s*(server|pool|peer|sourcedir\\s+/run/chrony-dhcp)\\b.*", Pattern.DOTALL);

  private static final Collector<CharSequence, ?, String> TEXT = Collectors.joining();

  ChronyConf withoutSources() {
    return new ChronyConf(
        lines().map(line -> SOURCE.matcher(line).matches() ? MARK + line : line).collect(TEXT));
  }

  ChronyConf withItsSources() {
    return new ChronyConf(
        lines()
            .map(line -> line.startsWith(MARK) ? line.substring(MARK.length()) : line)
            .collect(TEXT));
  }

  /** Whether the daemon looks into a folder at all. */
  boolean reads(String directive, String folder) {
    return lines()
        .map(String::strip)
        .anyMatch(line -> line.matches(directive + "\\s+(.*\\s)?" + Pattern.quote(folder)));
  }

  /** With their ends, so that what was there comes back as it was. */
  private Stream<String> lines() {
    return Pattern.compile("(?<=\\n)").splitAsStream(text);
  }
}
