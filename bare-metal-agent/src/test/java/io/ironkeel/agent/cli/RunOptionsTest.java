package io.ironkeel.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class RunOptionsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "run --kubeconfig=/tmp/k",
        "run --kubeconfig /tmp/k --state /tmp/s",
        "run --metrics-port=0 --metrics-host=::",
        "run --state=/tmp/a=b --metrics-port 9470"
      })
  void aPlainStartIsReadAsTheCommandLineReadsIt(String line) {
    var arguments = line.split(" ");
    var command = new RunCommand();
    new CommandLine(command).parseArgs(Arrays.copyOfRange(arguments, 1, arguments.length));

    assertThat(RunOptions.plain(arguments)).contains(command.options());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "status",
        "run --help",
        "run -h",
        "run --kubeconfig",
        "run --kubeconfig=",
        "run --kubeconfig --state",
        "run --kubeconfig=\"/tmp/k\"",
        "run --metrics-port=many",
        "run --metrics-port=-1",
        "run --state=/tmp/a --state=/tmp/b",
        "run --unknown=1",
        "run more",
        "run @options",
      })
  void whatNeedsExplanationIsLeftToTheCommandLine(String line) {
    assertThat(RunOptions.plain(line.split(" "))).isEmpty();
  }
}
