package io.ironkeel.agent.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ironkeel.agent.command.CommandFailed;
import io.ironkeel.agent.command.Commands;
import io.ironkeel.agent.links.ActualLink;
import io.ironkeel.golden.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Per case: {@code in-PROGRAM.json}, what a program answered, mostly recorded on a machine; one
 * that has no answer fails. {@code in-machine.yaml}, what the kernel shows in files and links, and
 * which devices cannot be read. {@code out.yaml}, what the agent reports.
 */
class InventoryTest {

  private static final KubernetesSerialization YAML = new KubernetesSerialization();
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What a case says of its machine. */
  record Machine(Map<String, String> files, Map<String, String> links, List<String> unreadable) {
    Machine {
      files = files == null ? Map.of() : files;
      links = links == null ? Map.of() : links;
      unreadable = unreadable == null ? List.of() : unreadable;
    }
  }

  static Stream<Path> cases() {
    return Golden.cases(InventoryTest.class);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isWhatTheMachineShows(Path example, @TempDir Path root) throws IOException {
    var machine = YAML.unmarshal(Golden.read(example.resolve("in-machine.yaml")), Machine.class);
    build(machine, root);
    var inventory = new Inventory(root, recorded(example, machine));
    Golden.verify(
        example.resolve("out.yaml"),
        YAML.asYaml(inventory.take(links(example), List.of(), List.of(), List.of(), List.of())));
  }

  @Test
  @Timeout(60)
  void aSourceThatHangsIsLeftOutUntilItAnswers(@TempDir Path root) {
    var example = cases().filter(path -> path.endsWith("neighbours")).findFirst().orElseThrow();
    var recorded = recorded(example, new Machine(null, null, null));
    var answer = new CompletableFuture<Void>();
    Commands hanging =
        (input, command) -> {
          if (command.getFirst().equals("lldpctl")) {
            answer.join();
          }
          return recorded.run(input, command);
        };
    var inventory = new Inventory(root, hanging, Duration.ofMillis(100));
    assertThat(inventory.take(List.of(), List.of(), List.of(), List.of(), List.of()).neighbours())
        .isEmpty();
    answer.complete(null);
    while (inventory
        .take(List.of(), List.of(), List.of(), List.of(), List.of())
        .neighbours()
        .isEmpty()) {
      Thread.onSpinWait();
    }
  }

  private static List<ActualLink> links(Path example) throws IOException {
    var answer = example.resolve("in-ip.json");
    return Files.exists(answer)
        ? JSON.readValue(Golden.read(answer), new TypeReference<List<ActualLink>>() {})
        : List.of();
  }

  private static Commands recorded(Path example, Machine machine) {
    return (input, command) -> {
      if (command.stream().anyMatch(machine.unreadable()::contains)) {
        throw new CommandFailed(command, "probing initialization failed: Input/output error");
      }
      var program = command.getFirst().equals("env") ? command.get(2) : command.getFirst();
      var answer = example.resolve("in-" + program + ".json");
      if (!Files.exists(answer)) {
        throw new CommandFailed(command, "No such file or directory");
      }
      return Golden.read(answer);
    };
  }

  private static void build(Machine machine, Path root) throws IOException {
    for (var file : machine.files().entrySet()) {
      Files.writeString(in(root, file.getKey()), file.getValue());
    }
    for (var link : machine.links().entrySet()) {
      Files.createSymbolicLink(in(root, link.getKey()), Path.of(link.getValue()));
    }
  }

  private static Path in(Path root, String file) throws IOException {
    var path = root.resolve(file);
    Files.createDirectories(path.getParent());
    return path;
  }
}
