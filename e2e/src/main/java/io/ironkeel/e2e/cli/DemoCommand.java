package io.ironkeel.e2e.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Shows the main job on an example: a rack that becomes what was applied, and a change that reaches
 * a kernel.
 */
@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {

  @Option(names = "--example", defaultValue = "first-rack")
  private String example;

  @Option(names = "--keep")
  private boolean keep;

  @Override
  public Integer call() throws Exception {
    return Stage.show(
        example,
        (rack, logs) -> {
          var story = new RackStory(rack);
          story.bringUp();
          story.change();
          if (keep) {
            new LookAround(rack, logs).openUntilTheEnd();
          }
        });
  }
}
