package io.ironkeel.agent.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServicesTest {

  private final List<String> ran = new ArrayList<>();

  @TempDir private Path root;

  @Test
  void systemdIsAskedWhereItRuns() throws IOException {
    Files.createDirectories(root.resolve("run/systemd/system"));
    restart();
    assertThat(ran).containsExactly("systemctl restart chrony.service");
  }

  @Test
  void theInitScriptIsAskedElsewhere() {
    restart();
    assertThat(ran)
        .singleElement()
        .asString()
        .contains("service \"$0\" restart", ">/dev/null")
        .endsWith(" chrony");
  }

  private void restart() {
    Services.of(
            root,
            (input, command) -> {
              ran.add(String.join(" ", command));
              return "";
            })
        .restart("chrony");
  }
}
