package io.ironkeel.e2e.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.DiedException;
import io.ironkeel.e2e.Program;
import java.io.File;
import java.io.IOException;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("lab")
class LabEndIT {

  @TempDir Path directory;

  @Test
  void aClosedLabLeavesNothing() throws Exception {
    var before = descriptors();
    try (var lab = Lab.open(Artifacts.fromEnvironment(), directory)) {
      var a = lab.addMachine("a");
      var b = lab.addMachine("b");
      lab.connect(a, 1, b, 1);
      lab.boot();
      a.execOk("sleep 1000 & sleep 1000 &");
      lab.addMachine("never-booted");
    }
    assertThat(processesOfGuests()).isEmpty();
    assertThat(NetworkInterface.networkInterfaces().map(NetworkInterface::getName))
        .containsOnly("lo");
    // Connections of earlier tests may close meanwhile, so only more of anything is a leak.
    assertThat(descriptors())
        .allSatisfy(
            (target, count) ->
                assertThat(count).isLessThanOrEqualTo(before.getOrDefault(target, 0L)));
  }

  @Test
  void aPanicIsToldAtOnceWithTheConsole() {
    try (var lab = Lab.open(Artifacts.fromEnvironment(), directory)) {
      var machine = lab.addMachine("doomed");
      lab.boot();
      assertThatThrownBy(
              () -> machine.exec("echo 1 >/proc/sys/kernel/sysrq; echo c >/proc/sysrq-trigger"))
          .isInstanceOf(DiedException.class)
          .hasMessageContaining("panic");
      assertThat(machine.state()).isEqualTo(Machine.State.DIED);
      assertThatThrownBy(
              () ->
                  Await.until(
                      "anything", Duration.ofSeconds(50), () -> machine.execOk("echo anything")))
          .isInstanceOf(DiedException.class);
      machine.boot();
      assertThat(machine.execOk("echo again").text()).isEqualTo("again");
    }
  }

  /** How many descriptors this process has of each file, socket or pipe. */
  private static Map<String, Long> descriptors() {
    return Stream.of(Path.of("/proc/self/fd").toFile().listFiles())
        .flatMap(LabEndIT::target)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  /** Nothing for the descriptor of the listing itself, which is closed by now. */
  private static Stream<String> target(File descriptor) {
    try {
      return Stream.of(Files.readSymbolicLink(descriptor.toPath()).toString());
    } catch (IOException closed) {
      return Stream.empty();
    }
  }

  private static List<String> processesOfGuests() {
    return Program.of("ps", "-eo", "pid,stat,args")
        .run()
        .orThrow()
        .stdout()
        .lines()
        .filter(line -> line.contains("linux") || line.contains("uml"))
        .toList();
  }
}
