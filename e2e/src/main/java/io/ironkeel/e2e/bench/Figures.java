package io.ironkeel.e2e.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The result of a benchmark, for people and for programs. */
public record Figures(List<Figure> all) {

  private static final ObjectMapper JSON = new ObjectMapper();

  public Figures {
    all = List.copyOf(all);
  }

  public boolean hold() {
    return all.stream().allMatch(Figure::holds);
  }

  public String table() {
    return all.stream()
        .map(
            figure ->
                String.format(
                    Locale.ROOT,
                    "%-24s %10s  %-9s %-6s %s%n",
                    figure.key(),
                    Figure.number(figure.value()),
                    figure.limit().text(),
                    verdict(figure),
                    figure.meaning()))
        .collect(Collectors.joining());
  }

  private static String verdict(Figure figure) {
    if (figure.limit() instanceof Figure.None) {
      return "";
    }
    return figure.holds() ? "met" : "MISSED";
  }

  public String json() {
    var values = new LinkedHashMap<String, Double>();
    all.forEach(figure -> values.put(figure.key(), figure.value()));
    try {
      return JSON.writeValueAsString(values);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
