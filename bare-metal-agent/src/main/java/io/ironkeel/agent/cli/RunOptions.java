package io.ironkeel.agent.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How {@code ironkeel-agent run} is started. */
public record RunOptions(Path kubeconfig, Path state, String metricsHost, int metricsPort) {

  static final String COMMAND = "run";
  static final String KUBECONFIG = "--kubeconfig";
  static final String STATE = "--state";
  static final String METRICS_HOST = "--metrics-host";
  static final String METRICS_PORT = "--metrics-port";

  static final Map<String, String> DEFAULTS =
      Map.of(
          KUBECONFIG, KubeconfigOption.DEFAULT,
          STATE, StateOption.DEFAULT,
          METRICS_HOST, RunCommand.METRICS_HOST,
          METRICS_PORT, RunCommand.METRICS_PORT);

  /**
   * Reads the arguments without the command-line library, whose classes are no part of the
   * ahead-of-time cache and would cost a third of the start. Nothing when there is anything to
   * explain to a person: a wrong option, a wrong value, a call for help.
   */
  public static Optional<RunOptions> plain(String... arguments) {
    if (arguments.length == 0 || !arguments[0].equals(COMMAND)) {
      return Optional.empty();
    }
    var values = new HashMap<String, String>();
    for (var index = 1; index < arguments.length; index++) {
      var argument = arguments[index];
      var equals = argument.indexOf('=');
      var name = equals < 0 ? argument : argument.substring(0, equals);
      if (equals < 0 && ++index == arguments.length) {
        return Optional.empty();
      }
      var value = equals < 0 ? arguments[index] : argument.substring(equals + 1);
      if (!isPlain(name, value) || values.put(name, value) != null) {
        return Optional.empty();
      }
    }
    DEFAULTS.forEach(values::putIfAbsent);
    return Optional.of(
        new RunOptions(
            Path.of(values.get(KUBECONFIG)),
            Path.of(values.get(STATE)),
            values.get(METRICS_HOST),
            Integer.parseInt(values.get(METRICS_PORT))));
  }

  private static boolean isPlain(String name, String value) {
    return DEFAULTS.containsKey(name)
        && !value.isEmpty()
        && "-\"'@".indexOf(value.charAt(0)) < 0
        && (!name.equals(METRICS_PORT) || value.matches("[0-9]{1,9}"));
  }
}
