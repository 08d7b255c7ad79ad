package io.ironkeel.operators.storage;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ironkeel.api.machinestate.MachineStateStatus;
import io.ironkeel.api.storage.LocalWipe;
import io.ironkeel.api.storage.Storage;
import io.ironkeel.api.storagepool.StoragePool;
import io.ironkeel.api.volume.Volume;
import io.ironkeel.golden.Golden;
import io.ironkeel.operators.storage.HostStorageFacts.SelectedPool;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Per case: {@code in.yaml}, the pools, the volumes and what the host server-1 says of itself;
 * {@code out.yaml}, what it is told, and what is said of pools and volumes.
 */
class HostStoragePlannerTest {

  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  /** What a case is made of; pools and volumes in the order of their age. */
  private record Case(
      List<StoragePool> pools,
      List<Volume> volumes,
      MachineStateStatus state,
      Storage current,
      Map<String, String> elsewhere,
      List<LocalWipe> wipes,
      boolean heard) {

    HostStorageFacts facts() {
      return new HostStorageFacts(
          "server-1",
          Optional.ofNullable(state),
          heard,
          Optional.ofNullable(current),
          elsewhere == null ? Map.of() : elsewhere,
          pools.stream()
              .map(pool -> new SelectedPool(pool, true, !orEmpty(volumes).isEmpty()))
              .toList(),
          orEmpty(volumes),
          orEmpty(wipes));
    }

    private static <T> List<T> orEmpty(List<T> list) {
      return list == null ? List.of() : list;
    }
  }

  private record Result(
      Storage storage, Map<String, Finding> pools, Map<String, Finding> volumes) {}

  static Stream<Path> cases() {
    return Golden.cases(HostStoragePlannerTest.class);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void plansAsTheExampleSays(Path example) {
    var facts = YAML.unmarshal(Golden.read(example.resolve("in.yaml")), Case.class).facts();
    var plan = HostStoragePlanner.plan(facts);
    Golden.verify(
        example.resolve("out.yaml"),
        YAML.asYaml(
                new Result(
                    plan.storage(), new TreeMap<>(plan.pools()), new TreeMap<>(plan.volumes())))
            .replaceFirst("^---\n", ""));
  }
}
