package io.ironkeel.agent.routes;

import io.ironkeel.agent.section.Action;
import io.ironkeel.api.network.Route;
import io.ironkeel.api.network.Rule;
import io.ironkeel.api.network.Rule.Family;
import java.util.ArrayList;
import java.util.List;

/**
 * One change to the machine's routes or rules.
 *
 * @param arguments of {@code ip} after that of the family
 */
record RoutingAction(Family family, List<String> arguments) implements Action {

  RoutingAction {
    arguments = List.copyOf(arguments);
  }

  static RoutingAction add(Family family, Route route, String out) {
    return new RoutingAction(family, route("add", route, out));
  }

  /** In one step, so that no packet finds neither the old nor the new one. */
  static RoutingAction replace(Family family, Route route, String out) {
    return new RoutingAction(family, route("replace", route, out));
  }

  private static List<String> route(String verb, Route route, String out) {
    var words = new ArrayList<>(List.of("route", verb, route.type().kernelName(), route.to()));
    append(words, "via", route.via());
    append(words, "dev", out);
    append(words, "src", route.source());
    append(words, "table", route.table().toString());
    append(words, "metric", route.metric().toString());
    append(words, "proto", ActualRoute.OWNED);
    if (route.onLink()) {
      words.add("onlink");
    }
    return words;
  }

  /** Names all that tells it from others, above all whose it is. */
  static RoutingAction delete(Family family, ActualRoute route) {
    var words = new ArrayList<>(List.of("route", "delete", route.to(family)));
    append(words, "via", route.gateway());
    if (route.type().equals("1")) {
      append(words, "dev", route.link());
    }
    append(words, "table", route.table());
    append(words, "metric", String.valueOf(route.metric()));
    append(words, "proto", ActualRoute.OWNED);
    return new RoutingAction(family, words);
  }

  static RoutingAction add(Rule rule, String incomingLink) {
    var words = new ArrayList<>(List.of("rule", "add", "priority", rule.priority().toString()));
    append(words, "from", rule.from() == null ? "all" : rule.from());
    append(words, "to", rule.to());
    append(words, "iif", incomingLink);
    append(words, "lookup", rule.table().toString());
    append(words, "protocol", ActualRoute.OWNED);
    return new RoutingAction(rule.family(), words);
  }

  static RoutingAction delete(Family family, ActualRule rule) {
    var words =
        new ArrayList<>(List.of("rule", "delete", "priority", String.valueOf(rule.priority())));
    append(words, "from", rule.from(family));
    append(words, "to", rule.destination() == null ? null : rule.to(family));
    append(words, "iif", rule.incomingLink());
    append(words, "lookup", rule.table());
    append(words, "protocol", ActualRoute.OWNED);
    return new RoutingAction(family, words);
  }

  private static void append(List<String> words, String name, String value) {
    if (value != null) {
      words.addAll(List.of(name, value));
    }
  }

  static String option(Family family) {
    return family == Family.IPV6 ? "-6" : "-4";
  }

  @Override
  public String text() {
    return "ip %s %s".formatted(option(family), String.join(" ", arguments));
  }
}
