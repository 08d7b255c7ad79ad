package io.ironkeel.agent.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One line of FRR's configuration and the lines it stands under.
 *
 * @param context from the outermost, for example {@code router bgp 65001}, {@code address-family
 *     ipv4 unicast}
 */
record FrrLine(List<String> context, String text) {

  /** What FRR prints around its configuration, and what it begins with whoever configured it. */
  private static final Set<String> NO_CONFIGURATION =
      Set.of("Building configuration...", "Current configuration:", "end");

  private static final String SEPARATOR = " > ";

  FrrLine {
    context = List.copyOf(context);
  }

  /** The lines of a configuration as FRR writes it: what is indented belongs to what is above. */
  static List<FrrLine> parse(String configuration) {
    var lines = new ArrayList<FrrLine>();
    var above = new ArrayList<String>();
    for (var line : configuration.lines().map(String::stripTrailing).toList()) {
      var text = line.strip();
      if (text.isEmpty()
          || text.startsWith("!")
          || text.startsWith("exit")
          || NO_CONFIGURATION.contains(text)) {
        continue;
      }
      var depth = Math.min(line.length() - text.length(), above.size());
      while (above.size() > depth) {
        above.removeLast();
      }
      lines.add(new FrrLine(above, text));
      above.add(text);
    }
    return lines;
  }

  /** The line in one word, for people and as its name on disk. */
  String path() {
    return context.isEmpty() ? text : String.join(SEPARATOR, context) + SEPARATOR + text;
  }

  /** Whether other lines stand under it. */
  boolean isContext() {
    return isContext(text);
  }

  static boolean isContext(String text) {
    return text.startsWith("router ")
        || text.startsWith("interface ")
        || text.startsWith("route-map ")
        || text.startsWith("address-family ");
  }

  /** Exists as soon as something stands under it, and not longer. */
  boolean isImplicit() {
    return text.startsWith("interface ") || text.startsWith("address-family ");
  }

  boolean isUnder(FrrLine other) {
    var depth = other.context().size();
    return context.size() > depth
        && context.subList(0, depth).equals(other.context())
        && context.get(depth).equals(other.text());
  }

  /** The line that takes this one away. */
  FrrLine negated() {
    return new FrrLine(context, text.startsWith("no ") ? text.substring(3) : "no " + text);
  }
}
