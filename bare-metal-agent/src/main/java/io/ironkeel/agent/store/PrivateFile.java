package io.ironkeel.agent.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that only root reads and that a power cut never leaves half written. */
public final class PrivateFile {

  private PrivateFile() {}

  public static void write(Path file, String content) {
    try {
      makeParent(file);
      AtomicFile.write(
          file,
          content.getBytes(StandardCharsets.UTF_8),
          PosixFilePermissions.fromString("rw-------"));
    } catch (IOException e) {
      throw AtomicFile.refused("cannot write " + file, e);
    }
  }

  /** Puts a file in the place of another one, or of none. */
  static void move(Path from, Path to) {
    try {
      makeParent(to);
      AtomicFile.rename(from, to);
      AtomicFile.sync(from.getParent());
    } catch (IOException e) {
      throw AtomicFile.refused("cannot move %s to %s".formatted(from, to), e);
    }
  }

  static void delete(Path file) {
    try {
      AtomicFile.delete(file);
    } catch (IOException e) {
      throw AtomicFile.refused("cannot delete " + file, e);
    }
  }

  static void makeParent(Path file) throws IOException {
    Files.createDirectories(
        file.getParent(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }
}
