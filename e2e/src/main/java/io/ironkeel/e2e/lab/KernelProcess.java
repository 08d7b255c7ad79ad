package io.ironkeel.e2e.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * A running guest kernel. It is many processes of the host, one for each process of the guest; they
 * share a session, and together they are the machine's power.
 */
final class KernelProcess {

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final int pid;
  private final CompletableFuture<Void> end = new CompletableFuture<>();

  private KernelProcess(int pid) {
    this.pid = pid;
  }

  static KernelProcess start(
      List<String> command, List<String> environment, Path console, int... inherited) {
    var kernel = new KernelProcess(Posix.spawn(command, environment, console, inherited));
    Thread.ofPlatform().daemon().name("kernel-" + kernel.pid).start(kernel::awaitEnd);
    return kernel;
  }

  /** Completes when the last process of the machine is gone, however it came to that. */
  CompletableFuture<Void> end() {
    return end;
  }

  /** Ends all at once, as a power cut does; done when this returns. */
  void kill() {
    Posix.kill(pid, Posix.SIGKILL);
    end.orTimeout(DEADLINE.toSeconds(), TimeUnit.SECONDS).join();
  }

  private void awaitEnd() {
    try {
      Posix.awaitEnd(pid);
      Awaitility.await("the end of all processes of kernel " + pid)
          .atMost(DEADLINE)
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(5))
          .until(this::rest, List::isEmpty);
      end.complete(null);
    } catch (RuntimeException failure) {
      end.completeExceptionally(failure);
    }
  }

  /**
   * The kernel's helpers that are still there, and are told to go. They are no children of ours,
   * unless this JVM is process 1 and inherits them; then they stay as zombies until somebody waits
   * for them.
   */
  private List<Integer> rest() {
    var rest =
        ProcessHandle.allProcesses()
            .map(process -> (int) process.pid())
            .filter(other -> other != pid && sessionOf(other) == pid)
            .toList();
    for (var helper : rest) {
      Posix.kill(helper, Posix.SIGKILL);
      Posix.awaitEnd(helper);
    }
    return rest;
  }

  /** The fourth number after the parenthesis that closes the program's name; see proc(5). */
  private static int sessionOf(int pid) {
    try {
      var line = Files.readString(Path.of("/proc/" + pid + "/stat"));
      var fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
      return Integer.parseInt(fields[3]);
    } catch (IOException gone) {
      return -1;
    }
  }
}
