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
import java.util.ArrayList;
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
    // Other tests of this process open and close theirs meanwhile; only a leak stays.
    Await.until(
        "end of the lab's descriptors",
        () -> assertThat(openedSince(before)).as("still open").isEmpty());
  }

  @Test
  void anOpenFileCountsAsLeft() throws Exception {
    var before = descriptors();
    try (var left = Files.newInputStream(Files.createFile(directory.resolve("left")))) {
      assertThat(openedSince(before)).anyMatch(target -> target.endsWith("/left"));
    }
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

  private static List<String> openedSince(Map<String, Long> before) {
    var opened = new ArrayList<String>();
    descriptors()
        .forEach(
            (target, count) -> {
              if (count > before.getOrDefault(target, 0L)) {
                opened.add(target);
              }
            });
    return opened;
  }

  /**
   * How often this process has what open, but for the libraries that it opens as it needs their
   * classes.
   */
  private static Map<String, Long> descriptors() {
    return Stream.of(Path.of("/proc/self/fd").toFile().listFiles())
        .flatMap(LabEndIT::target)
        .filter(target -> !target.endsWith(".jar"))
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
