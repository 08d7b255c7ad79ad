package io.ironkeel.agent.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.agent.command.CommandFailed;
import io.ironkeel.agent.command.Commands;
import io.ironkeel.agent.store.PublicFile;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChronydTest {

  private static final String STAT =
      "412 (chronyd) %s 1 412 412 0 -1 4194624 300 0 0 0 2 1 0 0 20 0 1 0 12050 20000 900";
  private static final Commands ANSWERS =
      (input, command) ->
          "^,*,10.0.0.1,2,6,377,12,0.1,0.1,0.1\n^,?,ntp.example.net,0,6,0,4294967295,0.0,0.0,0.0\n";

  @TempDir private Path root;

  @Test
  void showsItsSourcesAndHowLongItHasRun() {
    run("S");
    var daemon = new Chronyd(root, ANSWERS).ask().orElseThrow();
    assertThat(daemon.age()).isEqualTo(Duration.ofSeconds(30));
    assertThat(daemon.hears("10.0.0.1")).isTrue();
    assertThat(daemon.hears("ntp.example.net")).isFalse();
    assertThat(daemon.knows("NTP.example.net")).isTrue();
    assertThat(daemon.knows("10.0.0.2")).isFalse();
  }

  @Test
  void isNobodyWhenItDoesNotAnswer() {
    Commands silent =
        (input, command) -> {
          throw new CommandFailed(command, "506 Cannot talk to daemon");
        };
    assertThat(new Chronyd(root, silent).ask()).isEmpty();
  }

  @Test
  void aGlanceTellsTheProcessThatLivesFromAnother() {
    var chronyd = new Chronyd(root, ANSWERS);
    assertThat(chronyd.process()).isEmpty();
    run("S");
    assertThat(chronyd.process()).hasValue("412 since 12050");
    run("Z");
    assertThat(chronyd.process()).as("killed and not buried yet").isEmpty();
  }

  private void run(String state) {
    PublicFile.write(root.resolve("run/chrony/chronyd.pid"), "412\n");
    PublicFile.write(root.resolve("proc/412/stat"), STAT.formatted(state));
    PublicFile.write(root.resolve("proc/uptime"), "150.50 200.00\n");
  }
}
