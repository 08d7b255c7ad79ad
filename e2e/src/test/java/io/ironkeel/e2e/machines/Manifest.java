package io.ironkeel.e2e.machines;

import io.ironkeel.e2e.Artifacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Manifests people could have written, a file each, in {@code manifests/KIND/valid}, {@code
 * invalid} and {@code stalled}.
 *
 * @param file where it is
 * @param text what {@code kubectl apply} is given
 */
record Manifest(Path file, String text) {

  private static final String EXPECTED = "# expected: ";

  /** Where the manifests of one kind and sort are. */
  static Path folder(String kind, String sort) {
    return Artifacts.fromEnvironment()
        .repository()
        .resolve("e2e/src/test/resources/manifests")
        .resolve(kind)
        .resolve(sort);
  }

  static Stream<Manifest> all(String kind, String sort) {
    try (var files = Files.list(folder(kind, sort))) {
      return files.sorted().map(Manifest::read).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Manifest read(Path file) {
    try {
      return new Manifest(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What its first line says must come of it. */
  String expected() {
    return text.lines()
        .findFirst()
        .filter(line -> line.startsWith(EXPECTED))
        .map(line -> line.substring(EXPECTED.length()))
        .orElseThrow(() -> new IllegalStateException(file + " must begin with: " + EXPECTED));
  }

  String name() {
    return file.getFileName().toString().replace(".yaml", "");
  }

  @Override
  public String toString() {
    return name();
  }
}
