package io.ironkeel.agent.inventory;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.ironkeel.agent.command.Commands;
import io.ironkeel.api.machinestate.Cpu;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** CPU model and counts, by {@code lscpu}, which knows every architecture's ways to tell them. */
final class Processors {

  private static final String[] COMMAND = {
    // Otherwise the fields' names are in the machine's language.
    "env", "LC_ALL=C", "lscpu", "--json", "--hierarchic=never"
  };

  private Processors() {}

  static Cpu read(Commands commands) {
    return parse(commands.run(COMMAND));
  }

  static Cpu parse(String json) {
    var fields =
        Json.parse(json, Lscpu.class).lscpu().stream()
            .filter(field -> field.data() != null)
            .collect(Collectors.toMap(Field::field, Field::data, (first, again) -> first));
    var sockets = count(fields, "Socket(s):");
    var perSocket = count(fields, "Core(s) per socket:");
    return new Cpu(
        Text.fit(fields.get("Model name:"), Text.NAME_MAX),
        Text.fit(fields.get("Architecture:"), 16),
        sockets,
        sockets == null || perSocket == null ? null : Integer.valueOf(sockets * perSocket),
        count(fields, "CPU(s):"));
  }

  private static Integer count(Map<String, String> fields, String name) {
    return Stream.ofNullable(fields.get(name))
        .filter(text -> text.matches("[1-9]\\d{0,4}"))
        .map(Integer::valueOf)
        .findFirst()
        .orElse(null);
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Lscpu(List<Field> lscpu) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Field(String field, String data) {}
}
