package io.ironkeel.e2e.cli;

import java.nio.file.Path;
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

  @Option(names = "--picture")
  private Path picture;

  @Option(names = "--keep")
  private boolean keep;

  @Override
  public Integer call() throws Exception {
    return Stage.show(
        example,
        (rack, logs) -> {
          var story = Story.of(rack);
          story.bringUp();
          story.change();
          if (picture != null && story instanceof FabricStory fabric) {
            fabric.draw(picture);
          }
          if (keep) {
            new LookAround(rack, logs).openUntilTheEnd();
          }
        });
  }
}
