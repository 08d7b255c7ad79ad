package io.ironkeel.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * Where a test class leaves its logs, disks and certificates: a folder named after the class below
 * the one that the system property {@code ironkeel.directory} names.
 */
public final class RunDirectory {

  private RunDirectory() {}

  /** An empty folder for one part of a test class; what an earlier run left there is deleted. */
  public static Path empty(Class<?> test, String part) {
    var root = Path.of(System.getProperty("ironkeel.directory", "target/ironkeel"));
    var directory = root.toAbsolutePath().resolve(test.getSimpleName()).resolve(part);
    try {
      delete(directory);
      return Files.createDirectories(directory);
    } catch (IOException failure) {
      throw new UncheckedIOException("Cannot empty " + directory, failure);
    }
  }

  /** Deletes a folder with everything in it, if it is there. */
  public static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (var everything = Files.walk(directory)) {
      for (var path : everything.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
