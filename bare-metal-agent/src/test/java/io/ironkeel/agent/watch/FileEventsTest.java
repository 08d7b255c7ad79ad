package io.ironkeel.agent.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileEventsTest {

  private final Semaphore calls = new Semaphore(0);

  @TempDir private Path folder;

  @Test
  void tellsOfAFileThatIsMadeChangedAndTakenAwayAndOfNoOther() throws Exception {
    var file = folder.resolve("file");
    var watching = watch(file);
    awaitCall("begin to listen");
    Files.writeString(folder.resolve("another"), "1");
    Files.writeString(file, "1");
    awaitCall("made");
    Files.move(
        Files.writeString(folder.resolve("draft"), "2"),
        file,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    awaitCall("replaced");
    Files.delete(file);
    awaitCall("deleted");
    Files.writeString(folder.resolve("another"), "2");
    assertThat(calls.tryAcquire(200, TimeUnit.MILLISECONDS)).isFalse();
    watching.interrupt();
  }

  @Test
  void endsWhenTheFoldersOfAFileAppearSoThatItIsCalledAgain() throws Exception {
    var watching = watch(folder.resolve("run/chrony/pid"));
    awaitCall("begin to listen");
    Files.createDirectories(folder.resolve("run/chrony"));
    watching.join(10_000);
    assertThat(watching.isAlive()).isFalse();
  }

  private Thread watch(Path file) {
    return Thread.ofVirtual().start(new FileEvents(Set.of(file), calls::release));
  }

  /** Drops what came more than once for one reason. */
  private void awaitCall(String reason) throws InterruptedException {
    assertThat(calls.tryAcquire(10, TimeUnit.SECONDS)).as(reason).isTrue();
    while (calls.tryAcquire(100, TimeUnit.MILLISECONDS)) {
      // one write is several events
    }
  }
}
