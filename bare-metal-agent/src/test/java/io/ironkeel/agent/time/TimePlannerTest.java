package io.ironkeel.agent.time;

import io.ironkeel.agent.change.PlanText;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.golden.Golden;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Per case: {@code in-config.yaml}, what is wanted; {@code in-machine.yaml}, the machine's files,
 * what {@code chronyc -c -N sources -a} says, and since how many seconds chronyd runs; {@code
 * in-former.yaml}, what was before; {@code out.txt}, what is done, in order, and what cannot be
 * had.
 */
class TimePlannerTest {

  record Seen(
      boolean installed,
      String mainFile,
      String settingsFile,
      String sourcesFile,
      String sources,
      int ageSeconds) {

    ActualTime actual() {
      return new ActualTime(
          installed,
          Optional.ofNullable(mainFile),
          Optional.ofNullable(settingsFile),
          Optional.ofNullable(sourcesFile),
          Optional.ofNullable(sources)
              .map(
                  csv ->
                      new ActualTime.Daemon(Duration.ofSeconds(ageSeconds), Chronyd.parse(csv))));
    }
  }

  static Stream<Path> cases() {
    return Golden.cases(TimePlannerTest.class);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void plansAsTheExampleSays(Path example) {
    var config = PlanText.read(example, "in-config.yaml", MachineConfigSpec.class);
    var actual = PlanText.read(example, "in-machine.yaml", Seen.class).actual();
    var plan =
        TimePlanner.plan(Optional.ofNullable(config.time()), actual, PlanText.former(example));
    Golden.verify(example.resolve("out.txt"), PlanText.of(plan));
  }
}
