package io.ironkeel.agent.change;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ironkeel.agent.section.SectionPlan;
import io.ironkeel.golden.Golden;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plan as the golden files of the planners show it. */
public final class PlanText {

  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  private PlanText() {}

  /** One of a case's inputs. */
  public static <T> T read(Path example, String file, Class<T> type) {
    return YAML.unmarshal(Golden.read(example.resolve(file)), type);
  }

  /** {@code in-former.yaml}: what the agent keeps of what was before; nothing without the file. */
  public static Former former(Path example) {
    return Files.exists(example.resolve("in-former.yaml"))
        ? read(example, "in-former.yaml", Former.class)
        : Former.NOTHING;
  }

  public static String of(SectionPlan<Change> plan) {
    return Stream.concat(
            plan.actions().stream().map(PlanText::of),
            plan.unmet().stream().map(text -> "unmet: " + text + "\n"))
        .collect(Collectors.joining());
  }

  private static String of(Change change) {
    var details =
        switch (change) {
          case Change.Write write -> write.content();
          case Change.Run run -> run.input();
          case Change.Remember remember ->
              YAML.asYaml(new Former(remember.originals())).replaceFirst("^---\n", "");
          default -> "";
        };
    return change.text()
        + "\n"
        + details.lines().map(line -> "    " + line + "\n").collect(Collectors.joining());
  }
}
