package io.ironkeel.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandsAtTheMachineTest {

  private final StringWriter out = new StringWriter();
  @TempDir private Path state;

  @Test
  void applyRefusesWhileAnAgentWorksHere() throws IOException {
    var file = Files.writeString(state.resolve("config.yaml"), "{managementInterface: lo}");
    var held = new StateOption();
    held.directory = state;
    try (var lock = held.lock().take().orElseThrow()) {
      assertThat(lock.isOpen()).isTrue();
      assertThat(held.lock().held()).isTrue();

      var refused = run(new ApplyCommand(), "--file", file.toString());

      assertThat(refused).isEqualTo(1);
      assertThat(out.toString()).contains("systemctl stop ironkeel-agent");
      assertThat(state.resolve("configs")).doesNotExist();
    }
    assertThat(held.lock().held()).isFalse();
  }

  @Test
  void statusTellsWhatHoldsAndWhatWasUndone() throws IOException {
    write("configs/base.yaml", "hash: good\nmanagementInterface: lo\n");
    write(
        "attempts/base.yaml",
        """
        hash: bad
        undone: 1
        rejected: true
        last: {hash: bad, reason: ProbeFailed, message: it was cut off., time: "2026-11-25T00:00:00Z"}
        """);

    var status = json(new StatusCommand());

    assertThat(status.path("running").asBoolean(true)).isFalse();
    var base = status.path("configs").path(0);
    assertThat(base.path("outcome").asText()).isEqualTo("Rejected");
    assertThat(base.path("confirmed").asText()).isEqualTo("good");
    assertThat(base.path("lastUndone").path("message").asText()).isEqualTo("it was cut off.");
  }

  @Test
  void statusTellsOfAChangeThatIsUnderWay() throws IOException {
    write("journal/base.yaml", "hash: new\nmanagementInterface: lo\n");

    var base = json(new StatusCommand()).path("configs").path(0);

    assertThat(base.path("outcome").asText()).isEqualTo("Trying");
    assertThat(base.path("trying").asText()).isEqualTo("new");
  }

  @Test
  void statusNeverShowsTheToken() throws IOException {
    var kubeconfig =
        write(
            "kubeconfig",
            """
            apiVersion: v1
            kind: Config
            current-context: a
            clusters: [{name: a, cluster: {server: "https://127.0.0.1:1"}}]
            users: [{name: a, user: {token: very-secret}}]
            contexts: [{name: a, context: {cluster: a, user: a, namespace: machine-a}}]
            """);

    run(new StatusCommand(), "--kubeconfig", kubeconfig.toString(), "-o", "json");
    run(new StatusCommand(), "--kubeconfig", kubeconfig.toString());
    run(new DiagnoseCommand(), "--kubeconfig", kubeconfig.toString());

    assertThat(out.toString()).contains("https://127.0.0.1:1").doesNotContain("very-secret");
  }

  @Test
  void diagnoseFailsAndSaysWhatToDo() {
    assertThat(run(new DiagnoseCommand(), "--kubeconfig", "/does/not/exist")).isEqualTo(1);
    assertThat(out.toString()).contains("FAIL  kubeconfig").contains("Enrol this machine");
  }

  @Test
  void aClockFarAwayFails() {
    var now = Instant.parse("2026-11-25T00:00:00Z");

    assertThat(ApiChecks.skew(now, now.plusSeconds(2)).level()).isEqualTo(Finding.Level.OK);
    assertThat(ApiChecks.skew(now, now.minusSeconds(60)).level()).isEqualTo(Finding.Level.WARN);
    assertThat(ApiChecks.skew(now, now.plusSeconds(900)).text())
        .isEqualTo("This clock is 900 s ahead of the API server's.");
    assertThat(ApiChecks.skew(now, now.plusSeconds(900)).level()).isEqualTo(Finding.Level.FAIL);
  }

  private JsonNode json(Object command) throws IOException {
    run(command, "--kubeconfig", "/does/not/exist", "-o", "json");
    return new ObjectMapper().readTree(out.toString());
  }

  private int run(Object command, String... arguments) {
    var line =
        new CommandLine(command)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(out, true))
            .setExecutionExceptionHandler(
                (failure, itself, parsed) -> {
                  itself.getErr().println(failure.getMessage());
                  return 1;
                });
    var words = new String[arguments.length + 1];
    System.arraycopy(arguments, 0, words, 1, arguments.length);
    words[0] = "--state=" + state;
    return line.execute(words);
  }

  private Path write(String name, String text) throws IOException {
    Files.createDirectories(state.resolve(name).getParent());
    return Files.writeString(state.resolve(name), text);
  }
}
