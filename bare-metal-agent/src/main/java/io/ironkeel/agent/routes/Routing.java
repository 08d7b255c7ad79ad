package io.ironkeel.agent.routes;

import com.fasterxml.jackson.core.type.TypeReference;
import io.ironkeel.agent.json.Formats;
import io.ironkeel.api.network.Rule.Family;
import java.io.IOException;
import java.util.List;

/** All routes, of all tables, and all rules of one family. */
record Routing(Family family, List<ActualRoute> routes, List<ActualRule> rules) {

  /** What {@code ip -batch} is to be asked for. */
  static final String QUESTIONS = "route show table all\nrule show\n";

  /**
   * @param answers of {@code ip -Numeric -json -details -batch -} to {@link #QUESTIONS}
   */
  static Routing parse(Family family, String answers) {
    try (var parser = Formats.JSON.createParser(answers)) {
      parser.nextToken();
      List<ActualRoute> routes =
          Formats.JSON.readValue(parser, new TypeReference<List<ActualRoute>>() {});
      parser.nextToken();
      List<ActualRule> rules =
          Formats.JSON.readValue(parser, new TypeReference<List<ActualRule>>() {});
      return new Routing(family, routes, rules);
    } catch (IOException e) {
      throw new IllegalStateException(
          "ip -json wrote something else than routes and rules: " + answers, e);
    }
  }
}
