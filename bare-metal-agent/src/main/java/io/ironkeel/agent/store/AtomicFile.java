package io.ironkeel.agent.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that a power cut never leaves half written. */
final class AtomicFile {

  private AtomicFile() {}

  static void write(Path file, byte[] content, Set<PosixFilePermission> permissions)
      throws IOException {
    var temporary = file.resolveSibling("." + file.getFileName() + ".new");
    Files.deleteIfExists(temporary);
    try {
      fill(temporary, content, permissions);
      rename(temporary, file);
    } finally {
      // On a full disk half a file would keep the room that is missing.
      Files.deleteIfExists(temporary);
    }
  }

  private static void fill(Path file, byte[] content, Set<PosixFilePermission> permissions)
      throws IOException {
    try (var channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      var bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      // Not at its making, where the umask would take some away.
      Files.setPosixFilePermissions(file, permissions);
      channel.force(true);
    }
  }

  static void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    sync(to.getParent());
  }

  static void delete(Path file) throws IOException {
    if (Files.deleteIfExists(file)) {
      sync(file.getParent());
    }
  }

  /** A new name itself must be on the disk as well. */
  static void sync(Path directory) throws IOException {
    try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** A sentence that says what the disk said, for example that no space is left. */
  static UncheckedIOException refused(String what, IOException cause) {
    var reason =
        cause instanceof FileSystemException failure && failure.getReason() != null
            ? failure.getReason()
            : cause.getMessage();
    return new UncheckedIOException("%s: %s".formatted(what, reason), cause);
  }
}
