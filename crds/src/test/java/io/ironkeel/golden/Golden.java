package io.ironkeel.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Specifications by example: a folder per case with what goes in and what comes out, as files
 * people can read and review. {@code ./ironkeel test unit --update-golden} writes what comes out
 * anew.
 */
public final class Golden {

  private Golden() {}

  /** The cases of a test class: the folders beside it in {@code src/test/resources}. */
  public static Stream<Path> cases(Class<?> test) {
    var folder =
        Path.of(
            "src/test/resources", test.getPackageName().replace('.', '/'), test.getSimpleName());
    return list(folder).filter(Files::isDirectory);
  }

  /** The files of a case whose names begin so, sorted. */
  public static List<Path> inputs(Path folder, String prefix) {
    return list(folder).filter(file -> file.getFileName().toString().startsWith(prefix)).toList();
  }

  public static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void verify(Path expected, String actual) {
    if (Boolean.getBoolean("ironkeel.golden.update")) {
      try {
        Files.writeString(expected, actual);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    assertThat(expected)
        .as("./ironkeel test unit --update-golden writes it anew")
        .exists()
        .hasContent(actual);
  }

  private static Stream<Path> list(Path folder) {
    try (var files = Files.list(folder)) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
