package io.ironkeel.agent.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.agent.command.SystemCommands;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** This machine's own kernel is asked. */
class KernelParametersTest {

  private final KernelParameters parameters = new KernelParameters(Path.of("/"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kernel.pid_max",
        "kernel.hostname",
        "vm.swappiness",
        "kernel.random.poolsize",
        "net.ipv4.ip_local_port_range"
      })
  void readsTheWholeValue(String name) {
    var shown = new SystemCommands().run("cat", "/proc/sys/" + name.replace('.', '/'));
    assertThat(shown).isNotBlank();
    assertThat(parameters.read(name)).hasValue(KernelParameters.normalised(shown));
  }

  @Test
  void aParameterTheKernelDoesNotHaveIsNothing() {
    assertThat(parameters.read("kernel.no_such_parameter")).isEmpty();
  }
}
