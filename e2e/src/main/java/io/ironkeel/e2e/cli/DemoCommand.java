package io.ironkeel.e2e.cli;

import java.io.IOException;
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
          if (rack.plan().domains().contains("fabric")) {
            tellOfAFabric(new FabricStory(rack));
          } else {
            var story = new RackStory(rack);
            story.bringUp();
            story.change();
          }
          if (keep) {
            new LookAround(rack, logs).openUntilTheEnd();
          }
        });
  }

  private void tellOfAFabric(FabricStory story) throws IOException {
    story.bringUp();
    story.change();
    if (picture != null) {
      story.draw(picture);
    }
  }
}
