package io.ironkeel.agent.change;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The parameters of the running kernel, by the names sysctl(8) uses. */
public record KernelParameters(Path root) {

  private static final int MAX_LENGTH = 4096;

  /** The value with one space between its parts; nothing when the kernel has no such parameter. */
  public Optional<String> read(String name) {
    var buffer = new byte[MAX_LENGTH];
    // In one read: the kernel gives a number to the first one only, however short it is.
    try (var file = new FileInputStream(file(name).toFile())) {
      var length = Math.max(0, file.read(buffer));
      return Optional.of(normalised(new String(buffer, 0, length, StandardCharsets.US_ASCII)));
    } catch (FileNotFoundException none) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("sysctl %s: %s".formatted(name, e.getMessage()), e);
    }
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
