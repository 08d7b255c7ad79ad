package io.ironkeel.agent.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that only root reads and that a power cut never leaves half written. */
public final class PrivateFile {

  private PrivateFile() {}

  public static void write(Path file, String content) {
    var temporary = file.resolveSibling("." + file.getFileName() + ".new");
    try {
      makeParent(file);
      Files.deleteIfExists(temporary);
      try {
        fill(temporary, content);
        rename(temporary, file);
      } finally {
        // On a full disk half a file would keep the room that is missing.
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw refused("cannot write " + file, e);
    }
  }

  private static void fill(Path file, String content) throws IOException {
    try (var channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      var bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** Puts a file in the place of another one, or of none. */
  static void move(Path from, Path to) {
    try {
      makeParent(to);
      rename(from, to);
      sync(from.getParent());
    } catch (IOException e) {
      throw refused("cannot move %s to %s".formatted(from, to), e);
    }
  }

  static void delete(Path file) {
    try {
      if (Files.deleteIfExists(file)) {
        sync(file.getParent());
      }
    } catch (IOException e) {
      throw refused("cannot delete " + file, e);
    }
  }

  /** A sentence that says what the disk said, for example that no space is left. */
  private static UncheckedIOException refused(String what, IOException cause) {
    var reason =
        cause instanceof FileSystemException failure && failure.getReason() != null
            ? failure.getReason()
            : cause.getMessage();
    return new UncheckedIOException("%s: %s".formatted(what, reason), cause);
  }

  private static void makeParent(Path file) throws IOException {
    Files.createDirectories(
        file.getParent(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  private static void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    sync(to.getParent());
  }

  /** A new name itself must be on the disk as well. */
  private static void sync(Path directory) throws IOException {
    try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
