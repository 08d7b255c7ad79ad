package io.ironkeel.agent.routing;

import java.util.List;
import java.util.stream.Collectors;

/** Lines as {@code vtysh -f} reads them: each under its context, which is left again. */
final class FrrScript {

  private FrrScript() {}

  static String of(List<FrrLine> lines) {
    return lines.stream().map(FrrScript::of).collect(Collectors.joining());
  }

  private static String of(FrrLine line) {
    var text = new StringBuilder();
    line.context().forEach(outer -> text.append(outer).append('\n'));
    text.append(line.text()).append('\n');
    if (line.isContext()) {
      text.append(leave(line.text()));
    }
    line.context().reversed().forEach(outer -> text.append(leave(outer)));
    return text.toString();
  }

  private static String leave(String context) {
    return context.startsWith("address-family ") ? "exit-address-family\n" : "exit\n";
  }
}
