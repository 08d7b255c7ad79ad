package io.ironkeel.agent.sysctls;

import io.ironkeel.agent.change.PlanText;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.golden.Golden;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Per case: {@code in-config.yaml}, what is wanted; {@code in-machine.yaml}, the kernel's values
 * and the agent's file; {@code in-former.yaml}, what was before; {@code out.txt}, what is done, in
 * order, and what cannot be had.
 */
class SysctlPlannerTest {

  record Seen(Map<String, String> values, String file) {}

  static Stream<Path> cases() {
    return Golden.cases(SysctlPlannerTest.class);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void plansAsTheExampleSays(Path example) {
    var config = PlanText.read(example, "in-config.yaml", MachineConfigSpec.class);
    var seen = PlanText.read(example, "in-machine.yaml", Seen.class);
    var plan =
        SysctlPlanner.plan(
            config.sysctls(),
            new ActualSysctls(seen.values(), Optional.ofNullable(seen.file())),
            PlanText.former(example));
    Golden.verify(example.resolve("out.txt"), PlanText.of(plan));
  }
}
