package io.ironkeel.agent.storage;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ironkeel.api.storage.Storage;
import io.ironkeel.golden.Golden;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Per case: {@code in-storage.yaml}, what is wanted; {@code in-actual.yaml}, what is there; {@code
 * in-claim.yaml}, if there is one, what the machine remembers of pool fast; {@code out.txt}, what
 * is done, in order, and what is not and why.
 */
class StoragePlannerTest {

  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  static Stream<Path> cases() {
    return Golden.cases(StoragePlannerTest.class);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void plansAsTheExampleSays(Path example) {
    var wanted = read(example, "in-storage.yaml", Storage.class);
    var actual = read(example, "in-actual.yaml", Described.class).storage();
    var plan = StoragePlanner.plan(wanted, actual, claims(example));
    Golden.verify(
        example.resolve("out.txt"),
        Stream.concat(
                plan.actions().stream().map(StorageAction::text),
                plan.unmet().stream().map(text -> "unmet: " + text))
            .map(line -> line + "\n")
            .collect(Collectors.joining()));
  }

  private static Map<String, Claim> claims(Path example) {
    return Files.exists(example.resolve("in-claim.yaml"))
        ? Map.of("fast", read(example, "in-claim.yaml", Claim.class))
        : Map.of();
  }

  private static <T> T read(Path example, String file, Class<T> type) {
    return YAML.unmarshal(Golden.read(example.resolve(file)), type);
  }
}
