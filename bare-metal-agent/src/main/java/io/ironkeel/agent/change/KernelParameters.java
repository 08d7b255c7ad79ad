package io.ironkeel.agent.change;

import io.ironkeel.agent.store.PublicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The parameters of the running kernel, by the names sysctl(8) uses. */
public record KernelParameters(Path root) {

  /** The value with one space between its parts; nothing when the kernel has no such parameter. */
  public Optional<String> read(String name) {
    return PublicFile.read(file(name)).map(KernelParameters::normalised);
  }

  /** In one write: the kernel takes a value whole or refuses it. */
  void write(String name, String value) {
    try {
      Files.writeString(
          file(name), value + "\n", StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "sysctl -w %s=%s: %s".formatted(name, value, e.getMessage()), e);
    }
  }

  /** The kernel shows tabs where people write spaces. */
  public static String normalised(String value) {
    return value.strip().replaceAll("\\s+", " ");
  }

  private Path file(String name) {
    return root.resolve("proc/sys").resolve(name.replace('.', '/'));
  }
}
