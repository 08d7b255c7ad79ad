package io.ironkeel.agent.names;

import io.ironkeel.agent.change.PlanText;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.golden.Golden;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Per case: {@code in-config.yaml}, what is wanted; {@code in-machine.yaml}, the machine's files;
 * {@code in-former.yaml}, what was before; {@code out.txt}, what is done, in order, and what cannot
 * be had.
 */
class NamePlannerTest {

  record Seen(
      String hostname,
      String hostnameFile,
      String resolvConf,
      String resolvConfLink,
      String resolvedDropIn,
      String hostsFile) {

    ActualNames actual() {
      return new ActualNames(
          hostname,
          Optional.ofNullable(hostnameFile),
          Optional.ofNullable(resolvConf),
          Optional.ofNullable(resolvConfLink),
          Optional.ofNullable(resolvedDropIn),
          Optional.ofNullable(hostsFile));
    }
  }

  static Stream<Path> cases() {
    return Golden.cases(NamePlannerTest.class);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void plansAsTheExampleSays(Path example) {
    var config = PlanText.read(example, "in-config.yaml", MachineConfigSpec.class);
    var actual = PlanText.read(example, "in-machine.yaml", Seen.class).actual();
    var plan =
        NamePlanner.plan(Optional.ofNullable(config.names()), actual, PlanText.former(example));
    Golden.verify(example.resolve("out.txt"), PlanText.of(plan));
  }
}
