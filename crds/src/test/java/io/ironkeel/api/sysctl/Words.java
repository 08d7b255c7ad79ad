package io.ironkeel.api.sysctl;

import java.util.ArrayList;
import java.util.List;

/**
 * Every word that a pattern without repetition matches: groups, alternatives, classes of single
 * characters and {@code ?}, as in a list of allowed names.
 */
final class Words {

  private final String pattern;
  private int at;

  private Words(String pattern) {
    this.pattern = pattern;
  }

  static List<String> of(String pattern) {
    var words = new Words(pattern.replaceAll("^\\^|\\$$", ""));
    var all = words.alternatives();
    if (words.at < words.pattern.length()) {
      throw new IllegalArgumentException("cannot read %s from %d".formatted(pattern, words.at));
    }
    return all;
  }

  private List<String> alternatives() {
    var all = new ArrayList<>(sequence());
    while (at < pattern.length() && pattern.charAt(at) == '|') {
      at++;
      all.addAll(sequence());
    }
    return all;
  }

  private List<String> sequence() {
    List<String> words = List.of("");
    while (at < pattern.length() && "|)".indexOf(pattern.charAt(at)) < 0) {
      var next = part();
      words = words.stream().flatMap(word -> next.stream().map(end -> word + end)).toList();
    }
    return words;
  }

  private List<String> part() {
    var words =
        new ArrayList<>(
            switch (pattern.charAt(at++)) {
              case '(' -> group();
              case '[' -> oneOf();
              case '\\' -> List.of(String.valueOf(pattern.charAt(at++)));
              default -> List.of(String.valueOf(pattern.charAt(at - 1)));
            });
    if (at < pattern.length() && pattern.charAt(at) == '?') {
      at++;
      words.addFirst("");
    }
    return words;
  }

  private List<String> group() {
    var words = alternatives();
    at++;
    return words;
  }

  private List<String> oneOf() {
    var end = pattern.indexOf(']', at);
    var characters = pattern.substring(at, end).chars().mapToObj(Character::toString).toList();
    at = end + 1;
    return characters;
  }
}
