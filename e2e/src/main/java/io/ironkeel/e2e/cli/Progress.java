package io.ironkeel.e2e.cli;

import java.util.function.Supplier;

/** Tells a person what is going on: one line a step, with the time it took. */
final class Progress {

  private Progress() {}

  static void title(String text) {
    System.out.printf("%n== %s%n", text);
  }

  static void run(String what, Runnable work) {
    get(
        what,
        () -> {
          work.run();
          return null;
        });
  }

  static <T> T get(String what, Supplier<T> work) {
    System.out.printf("  %-52s ", what);
    System.out.flush();
    var start = System.nanoTime();
    var result = work.get();
    System.out.printf("%6.1f s%n", (System.nanoTime() - start) / 1e9);
    return result;
  }

  static void note(String line) {
    System.out.println("    " + line);
  }
}
